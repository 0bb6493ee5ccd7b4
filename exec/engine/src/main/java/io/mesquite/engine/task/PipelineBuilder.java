package io.mesquite.engine.task;

import io.mesquite.engine.aggregation.AggregateBreaker;
import io.mesquite.engine.join.JoinBuild;
import io.mesquite.engine.join.JoinProbe;
import io.mesquite.engine.operator.BatchesSource;
import io.mesquite.engine.operator.ColumnsOperator;
import io.mesquite.engine.operator.ExpandOperator;
import io.mesquite.engine.operator.FilterOperator;
import io.mesquite.engine.operator.FirstNonEmpty;
import io.mesquite.engine.operator.LimitOperator;
import io.mesquite.engine.operator.LiteralRows;
import io.mesquite.engine.operator.ProjectOperator;
import io.mesquite.engine.operator.SampleOperator;
import io.mesquite.engine.operator.SharedRowsBreaker;
import io.mesquite.engine.operator.SingleRowBreaker;
import io.mesquite.engine.operator.UnnestOperator;
import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.pipeline.OperatorFactory;
import io.mesquite.engine.scan.ScanSource;
import io.mesquite.engine.scan.ScanSource.ScanEnvironment;
import io.mesquite.engine.sort.SortBreaker;
import io.mesquite.engine.sort.TopNBreaker;
import io.mesquite.engine.window.WindowBreaker;
import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.ExpandNode;
import io.mesquite.plan.node.FilterNode;
import io.mesquite.plan.node.FirstNonEmptyNode;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.LimitNode;
import io.mesquite.plan.node.OutputNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.plan.node.RecursionNode;
import io.mesquite.plan.node.RecursionReadNode;
import io.mesquite.plan.node.RemoteSourceNode;
import io.mesquite.plan.node.SampleNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.plan.node.SharedNode;
import io.mesquite.plan.node.SingleRowNode;
import io.mesquite.plan.node.SortNode;
import io.mesquite.plan.node.TopNNode;
import io.mesquite.plan.node.UnionNode;
import io.mesquite.plan.node.UnnestNode;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.plan.node.WindowNode;
import io.mesquite.plan.node.WithNode;
import io.mesquite.spi.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cuts a fragment's plan at its breakers into pipelines, from the root down. The chain of what rows go through grows at its front until
 * a leaf is reached, which makes it a pipeline:
 *
 * <pre>
 *   Output                      1. Scan b → Filter → | Join build |
 *     Aggregate                 2. Scan a → Join probe → | Aggregate |
 *       Join          becomes   3. Aggregate → Output → | result |
 *         Scan a
 *         Filter
 *           Scan b
 * </pre>
 *
 * Pipelines are listed in an order in which they can run one after the other.
 */
final class PipelineBuilder {
    private final TaskEnvironment environment;
    private final TaskInputs inputs;
    private final List<Pipeline> pipelines = new ArrayList<>();
    private final Map<Integer, NodeMeter> meters;
    private final List<List<Batch>> recursionRows;
    private final List<SharedRowsBreaker> sharedRows = new ArrayList<>();

    PipelineBuilder(TaskEnvironment environment, TaskInputs inputs) {
        this(environment, inputs, new TreeMap<>(), List.of());
    }

    /** @param recursionRows in a round of a recursive query, what it reads, by number */
    private PipelineBuilder(
            TaskEnvironment environment,
            TaskInputs inputs,
            Map<Integer, NodeMeter> meters,
            List<List<Batch>> recursionRows) {
        this.environment = environment;
        this.inputs = inputs;
        this.meters = meters;
        this.recursionRows = recursionRows;
    }

    /** @param output the breaker that the rows of the root go to; the time to hand them over is no node's */
    List<Pipeline> build(PlanNode root, Breaker output) {
        NodeMeter handOver = new NodeMeter(-1, environment.memory().newOperator());
        build(root, Chain.endingIn(handOver, output));
        return pipelines;
    }

    Map<Integer, NodeMeter> meters() {
        return meters;
    }

    private void build(PlanNode node, Chain above) {
        if (node instanceof ScanNode scan) {
            buildScan(scan, above);
        } else if (node instanceof ValuesNode values) {
            addPipeline(node, new BatchesSource(LiteralRows.batches(values)), above);
        } else if (node instanceof RemoteSourceNode remote) {
            addPipeline(node, inputs.remoteSource(remote), remote.mergeKeys().isEmpty() ? above : above.inOrder());
        } else if (node instanceof FilterNode filter) {
            buildOperator(node, new FilterOperator(environment.compiler().compilePredicate(filter.predicate())), above);
        } else if (node instanceof ProjectNode project) {
            buildOperator(node, new ProjectOperator(project.expressions(), environment.compiler()), above);
        } else if (node instanceof ExpandNode expand) {
            buildOperator(node, new ExpandOperator(expand.projections(), environment.compiler()), above);
        } else if (node instanceof UnnestNode unnest) {
            buildOperator(node, new UnnestOperator(unnest), above);
        } else if (node instanceof LimitNode limit) {
            buildOperator(node, new LimitOperator(limit.offset(), limit.count()), above);
        } else if (node instanceof SampleNode sample) {
            Chain chain = sample.seed().isPresent() ? above.inOrder() : above;
            buildOperator(node, new SampleOperator(sample.probability(), sample.seed()), chain);
        } else if (node instanceof OutputNode output) {
            buildOperator(node, new ColumnsOperator(output.channels()), above);
        } else if (node instanceof UnionNode union) {
            union.sources().forEach(source -> build(source, above));
        } else if (node instanceof FirstNonEmptyNode choice) {
            FirstNonEmpty rows = new FirstNonEmpty();
            build(choice.first(), above.behind(meter(node), rows.first()));
            build(choice.otherwise(), above.behind(meter(node), rows.otherwise()));
        } else if (node instanceof SingleRowNode single) {
            SingleRowBreaker breaker = new SingleRowBreaker(single.types());
            buildBreaker(node, breaker, breaker.output(), above);
        } else if (node instanceof AggregateNode aggregate) {
            AggregateBreaker breaker = new AggregateBreaker(aggregate);
            buildBreaker(node, breaker, breaker.output(), above);
        } else if (node instanceof SortNode sort) {
            SortBreaker breaker = new SortBreaker(sort.types(), sort.keys());
            buildBreaker(node, breaker, breaker.output(), above.inOrder());
        } else if (node instanceof TopNNode top) {
            TopNBreaker breaker = new TopNBreaker(top.types(), top.keys(), top.offset(), top.count(), top.withTies());
            buildBreaker(node, breaker, breaker.output(), above.inOrder());
        } else if (node instanceof WindowNode window) {
            WindowBreaker breaker = new WindowBreaker(window);
            buildBreaker(node, breaker, breaker.output(), above);
        } else if (node instanceof WithNode with) {
            buildWith(with, above);
        } else if (node instanceof SharedNode shared) {
            SharedRowsBreaker rows = sharedRows.get(shared.shared());
            Chain chain = above.behind(meter(node), new ColumnsOperator(shared.channels()));
            addPipeline(node, rows.output(), chain.reading(rows));
        } else if (node instanceof RecursionNode recursion) {
            buildRecursion(recursion, above);
        } else if (node instanceof RecursionReadNode read) {
            Chain chain = above.behind(meter(node), new ColumnsOperator(read.channels()));
            addPipeline(node, new BatchesSource(recursionRows.get(read.number())), chain);
        } else if (node instanceof JoinNode join) {
            buildJoin(join, above);
        } else {
            throw new IllegalArgumentException(
                    "a fragment with a " + node.getClass().getSimpleName());
        }
    }

    /** Shared plans come first, whoever reads them and in whatever order. */
    private void buildWith(WithNode with, Chain above) {
        for (PlanNode shared : with.shared()) {
            SharedRowsBreaker rows = new SharedRowsBreaker(shared.types());
            build(shared, Chain.endingIn(meter(with), rows));
            sharedRows.add(rows);
        }
        build(with.body(), above);
    }

    /** The seed and the inputs come first; the rounds are built and run one by one. */
    private void buildRecursion(RecursionNode node, Chain above) {
        List<SharedRowsBreaker> kept = new ArrayList<>();
        Chain chain = above;
        for (PlanNode source : node.sources().subList(0, node.sources().size() - 1)) {
            SharedRowsBreaker rows = new SharedRowsBreaker(source.types());
            build(source, Chain.endingIn(meter(node), rows));
            kept.add(rows);
            chain = chain.reading(rows);
        }
        RecursionSource.Round round = (before, output) -> {
            List<List<Batch>> rows = new ArrayList<>();
            rows.add(before);
            kept.stream().skip(1).map(SharedRowsBreaker::batches).forEach(rows::add);
            PipelineBuilder builder = new PipelineBuilder(environment, inputs, meters, rows);
            PipelineSequence sequence = new PipelineSequence(builder.build(node.step(), output), environment);
            try {
                sequence.run();
            } finally {
                sequence.closeAllBut(output);
            }
        };
        addPipeline(node, new RecursionSource(node, kept.get(0), round), chain);
    }

    private void buildScan(ScanNode scan, Chain above) {
        ScanEnvironment scanEnvironment = new ScanEnvironment(environment.compiler(), environment.dynamicFilters());
        ScanSource source = new ScanSource(
                scan,
                environment.connectors().apply(scan.catalog()),
                inputs.splits(scan),
                scanEnvironment,
                meter(scan).scan());
        addPipeline(scan, source, above);
    }

    /** The build side, then the probe side, then what of both is on disk; then, where unmatched rows of the build side come out, those. */
    private void buildJoin(JoinNode join, Chain above) {
        JoinBuild joinBuild = new JoinBuild(join, environment.compiler(), environment.dynamicFilters());
        build(join.right(), Chain.endingIn(meter(join), joinBuild));
        build(join.left(), above.behind(meter(join), new JoinProbe(joinBuild)).reading(joinBuild));
        addPipeline(join, joinBuild.spilledRows(), above.reading(joinBuild));
        if (joinBuild.keepsRows()) {
            addPipeline(join, joinBuild.keptRows(), above.reading(joinBuild));
        }
    }

    private void buildOperator(PlanNode node, OperatorFactory operator, Chain above) {
        build(node.sources().get(0), above.behind(meter(node), operator));
    }

    private void buildBreaker(PlanNode node, Breaker breaker, MorselSource breakerOutput, Chain above) {
        build(node.sources().get(0), Chain.endingIn(meter(node), breaker));
        addPipeline(node, breakerOutput, above.reading(breaker));
    }

    private void addPipeline(PlanNode node, MorselSource source, Chain chain) {
        pipelines.add(
                new Pipeline(meter(node), source, chain.steps(), chain.sink(), chain.singleLane(), chain.reads()));
    }

    private NodeMeter meter(PlanNode node) {
        return meters.computeIfAbsent(
                node.id(), id -> new NodeMeter(id, environment.memory().newOperator()));
    }
}
