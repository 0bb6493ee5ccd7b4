package io.mesquite.coordinator;

import io.mesquite.engine.expression.Expressions;
import io.mesquite.engine.function.BuiltinFunctions;
import io.mesquite.engine.memory.WorkerMemory;
import io.mesquite.engine.task.WorkerThreads;
import io.mesquite.memory.MemoryConnector;
import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.fragment.Fragment;
import io.mesquite.plan.fragment.Fragment.TaskCount;
import io.mesquite.plan.fragment.Partitioning;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.function.Operators;
import io.mesquite.plan.node.AggregateCall;
import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.OutputNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.plan.node.RemoteSourceNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.plan.node.ScanNode.DynamicFilterTarget;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** A coordinator over one table of numbers, and plans for it. Row n of the table holds n and n modulo {@link #KEYS}. */
final class Queries implements AutoCloseable {
    static final int ROWS = 400_000;
    static final int KEYS = 1000;

    private static final List<Column> COLUMNS =
            List.of(new Column("n", SimpleType.BIGINT), new Column("k", SimpleType.BIGINT));
    private static final AggregateCall COUNT = new AggregateCall(
            "count", List.of(), false, OptionalInt.empty(), List.of(), SimpleType.BIGINT, SimpleType.BIGINT);

    private final MemoryConnector connector = new MemoryConnector();
    private final WorkerMemory memory = new WorkerMemory(1L << 30);
    private final WorkerThreads threads = new WorkerThreads(2);
    private final Map<String, Connector> catalogs = new HashMap<>();
    private final QueryCoordinator coordinator;

    Queries(CoordinatorOptions options) {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < ROWS; from += 4000) {
            long[] numbers = new long[4000];
            long[] keys = new long[4000];
            for (int i = 0; i < 4000; i++) {
                numbers[i] = from + i;
                keys[i] = (from + i) % KEYS;
            }
            batches.add(Batch.of(4000, new LongVector(4000, numbers, null), new LongVector(4000, keys, null)));
        }
        connector.addTable("s", "numbers", COLUMNS, batches);
        catalogs.put("memory", connector);
        LocalTaskLauncher launcher =
                new LocalTaskLauncher(new Expressions(BuiltinFunctions.registry()), catalogs::get, threads);
        coordinator = new QueryCoordinator(
                options, new LocalQueryTasks(launcher, catalogs::get, options.exchangeBufferBytes()), memory);
    }

    void addCatalog(String name, Connector added) {
        catalogs.put(name, added);
    }

    QueryCoordinator coordinator() {
        return coordinator;
    }

    WorkerMemory memory() {
        return memory;
    }

    WorkerThreads threads() {
        return threads;
    }

    /** All rows of a plan. */
    List<List<Object>> rows(QueryPlan plan, int workers) {
        try (QueryExecution query =
                coordinator.start(plan, QueryOptions.of("q1").withWorkers(workers))) {
            return rows(query);
        }
    }

    static List<List<Object>> rows(QueryExecution query) {
        List<List<Object>> rows = new ArrayList<>();
        for (Batch batch = query.next(); batch != null; batch = query.next()) {
            for (int i = 0; i < batch.size(); i++) {
                List<Object> row = new ArrayList<>();
                for (Vector column : batch.columns()) {
                    row.add(column.value(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** SELECT * FROM numbers. */
    QueryPlan all() {
        return single(scan(1, "memory"));
    }

    /** SELECT * FROM a table of the same columns in another catalog. */
    QueryPlan allOf(String catalog) {
        return single(scan(1, catalog));
    }

    /** SELECT 1 / k FROM numbers, which fails at the first row. */
    QueryPlan failing() {
        Expression quotient = new Call(
                Operators.DIVIDE,
                List.of(new Constant(1L, SimpleType.BIGINT), new InputReference(1, SimpleType.BIGINT)),
                SimpleType.BIGINT);
        return single(new ProjectNode(2, scan(1, "memory"), List.of(quotient), List.of("q")));
    }

    /** SELECT n, COUNT(*) FROM numbers GROUP BY n: as many groups as rows. */
    QueryPlan manyGroups() {
        return single(new AggregateNode(
                2, scan(1, "memory"), AggregateNode.Step.SINGLE, List.of(0), List.of(COUNT), List.of("c")));
    }

    /**
     * SELECT a.k, COUNT(*) FROM numbers a JOIN numbers b ON a.n = b.n GROUP BY a.k, spread: both sides by hash of the key, then partial
     * counts by hash of the group.
     */
    QueryPlan spreadJoin() {
        Fragment left = new Fragment(
                0, scan(1, "memory", new DynamicFilterTarget(5, 0)), TaskCount.SOURCE, Partitioning.hash(List.of(0)));
        Fragment right = new Fragment(1, scan(2, "memory"), TaskCount.SOURCE, Partitioning.hash(List.of(0)));
        PlanNode join = new JoinNode(
                5,
                JoinNode.Kind.INNER,
                new RemoteSourceNode(3, 0, left.root().fields(), List.of()),
                new RemoteSourceNode(4, 1, right.root().fields(), List.of()),
                List.of(new JoinNode.Key(0, 0, false)),
                Optional.empty(),
                List.of(1),
                JoinNode.Distribution.PARTITIONED,
                List.of(new JoinNode.DynamicFilter(5, 0, JoinNode.DynamicFilter.FEW_VALUES)));
        AggregateNode partial =
                new AggregateNode(6, join, AggregateNode.Step.PARTIAL, List.of(0), List.of(COUNT), List.of("c"));
        Fragment middle = new Fragment(2, partial, TaskCount.HASH, Partitioning.hash(List.of(0)));
        AggregateCall sum = new AggregateCall(
                "count", List.of(1), false, OptionalInt.empty(), List.of(), SimpleType.BIGINT, SimpleType.BIGINT);
        AggregateNode complete = new AggregateNode(
                8,
                new RemoteSourceNode(7, 2, partial.fields(), List.of()),
                AggregateNode.Step.FINAL,
                List.of(0),
                List.of(sum),
                List.of("c"));
        Fragment upper = new Fragment(3, complete, TaskCount.HASH, Partitioning.GATHER);
        Fragment root = new Fragment(
                4,
                output(new RemoteSourceNode(9, 3, complete.fields(), List.of())),
                TaskCount.SINGLE,
                Partitioning.GATHER);
        return new QueryPlan(List.of(left, right, middle, upper, root), Map.of());
    }

    private ScanNode scan(int id, String catalog, DynamicFilterTarget... filters) {
        Scan scan = new Scan(
                connector.metadata().findTable("s", "numbers").orElseThrow().handle(),
                COLUMNS,
                Constraint.ALL,
                OptionalLong.empty());
        return new ScanNode(id, catalog, "s.numbers", scan, Optional.empty(), List.of(0, 1), List.of(filters));
    }

    private static QueryPlan single(PlanNode source) {
        return new QueryPlan(List.of(new Fragment(0, output(source), TaskCount.SINGLE, Partitioning.GATHER)), Map.of());
    }

    private static OutputNode output(PlanNode source) {
        return new OutputNode(
                99,
                source,
                IntStream.range(0, source.fields().size()).boxed().toList(),
                source.fields().stream().map(field -> field.name()).toList());
    }

    @Override
    public void close() {
        coordinator.close();
        threads.close();
    }
}
