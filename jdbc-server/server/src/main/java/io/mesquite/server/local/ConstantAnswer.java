package io.mesquite.server.local;

import io.mesquite.coordinator.QueryProgress;
import io.mesquite.engine.expression.ExpressionCompiler;
import io.mesquite.engine.operator.LiteralRows;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.node.LimitNode;
import io.mesquite.plan.node.OutputNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.plan.text.PlanText;
import io.mesquite.server.engine.Failures;
import io.mesquite.server.engine.RunningQuery;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The answer to a query that reads no table, such as {@code SELECT 1} or one with {@code LIMIT 0}: a few literal rows, computed on
 * the thread that asks for them. No task is started.
 */
final class ConstantAnswer implements RunningQuery {
    private final QueryPlan plan;
    private final ExpressionCompiler compiler;
    private volatile MesquiteException cancelled;
    private volatile boolean ended;

    private ConstantAnswer(QueryPlan plan, ExpressionCompiler compiler) {
        this.plan = plan;
        this.compiler = compiler;
    }

    /** Empty where the plan needs a task. */
    static Optional<RunningQuery> of(QueryPlan plan, ExpressionCompiler compiler) {
        return plan.fragments().size() == 1 && isConstant(plan.root().root())
                ? Optional.of(new ConstantAnswer(plan, compiler))
                : Optional.empty();
    }

    private static boolean isConstant(PlanNode node) {
        if (node instanceof ValuesNode values) {
            return values.rows().size() <= Batch.TARGET_SIZE;
        } else if (isNothing(node)) {
            return true;
        }
        boolean isSimple = node instanceof OutputNode || node instanceof ProjectNode || node instanceof LimitNode;
        return isSimple && isConstant(node.sources().get(0));
    }

    /** Whether no row is wanted, whatever there is below. */
    private static boolean isNothing(PlanNode node) {
        return node instanceof LimitNode limit && limit.count() == 0;
    }

    @Override
    public Batch next() {
        if (cancelled != null) {
            throw cancelled;
        } else if (ended) {
            return null;
        }
        ended = true;
        try {
            Batch rows = rows(plan.root().root());
            return rows.size() == 0 ? null : rows.copy();
        } catch (RuntimeException | StackOverflowError e) {
            throw Failures.of(e);
        }
    }

    private Batch rows(PlanNode node) {
        if (node instanceof ValuesNode values) {
            List<Batch> batches = LiteralRows.batches(values);
            return batches.isEmpty() ? Batch.of(0) : batches.get(0);
        } else if (isNothing(node)) {
            return Batch.of(0);
        }
        Batch source = rows(node.sources().get(0));
        if (source.size() == 0) {
            return source;
        } else if (node instanceof ProjectNode project) {
            List<Vector> columns = project.expressions().stream()
                    .map(expression -> compiler.compile(expression).get().evaluate(source))
                    .toList();
            return new Batch(source.size(), columns);
        } else if (node instanceof LimitNode limit) {
            int from = (int) Math.min(limit.offset(), source.size());
            int count = (int) Math.min(limit.count(), source.size() - from);
            return source.gather(IntStream.range(from, from + count).toArray(), count);
        }
        OutputNode output = (OutputNode) node;
        return new Batch(
                source.size(), output.channels().stream().map(source::column).toList());
    }

    @Override
    public void cancel(MesquiteException reason) {
        cancelled = reason;
    }

    @Override
    public Optional<String> waitingFor() {
        return Optional.empty();
    }

    @Override
    public QueryProgress progress() {
        return QueryProgress.NONE;
    }

    @Override
    public Supplier<String> explain() {
        return () -> PlanText.of(plan);
    }

    @Override
    public void close() {
        ended = true;
    }
}
