package io.mesquite.engine.scan;

import io.mesquite.engine.expression.ExpressionCompiler;
import io.mesquite.engine.expression.Selector;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.scan.OpenSplits.OpenSplit;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.plan.node.ScanNode.DynamicFilterTarget;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads a table; a morsel is a split. The rows that fail the scan's predicate or a dynamic filter are left out. */
public final class ScanSource implements MorselSource {
    private record CompiledStep(int[] columns, Supplier<Selector> predicate) {}

    private final ScanNode node;
    private final Splits splits;
    private final OpenSplits openSplits;
    private final DynamicFilters dynamicFilters;
    private final ScanMeter meter;
    private final List<CompiledStep> steps;
    private final int[] output;

    public ScanSource(ScanNode node, Connector connector, Splits splits, ScanEnvironment environment, ScanMeter meter) {
        this.node = node;
        this.splits = splits;
        this.dynamicFilters = environment.dynamicFilters();
        this.meter = meter;
        this.openSplits = new OpenSplits(
                node, connector, splits, meter, lane -> new LaneScanContext(lane, node, dynamicFilters, meter));
        ExpressionCompiler compiler = environment.compiler();
        this.steps = node.predicate().map(Conjuncts::split).orElse(List.of()).stream()
                .map(step -> new CompiledStep(step.columns(), compiler.compilePredicate(step.predicate())))
                .toList();
        this.output = node.output().stream().mapToInt(Integer::intValue).toArray();
    }

    /** What a scan needs of its task. */
    public record ScanEnvironment(ExpressionCompiler compiler, DynamicFilters dynamicFilters) {}

    @Override
    public Lane openLane(LaneContext context) {
        return new ScanLane(context);
    }

    @Override
    public int maximumLanes() {
        return splits.maximumLanes();
    }

    @Override
    public void close() {
        openSplits.close();
    }

    private List<RowFilter> openFilters() {
        List<RowFilter> filters = new ArrayList<>();
        for (CompiledStep step : steps) {
            filters.add(new PredicateFilter(step.columns, step.predicate.get()));
        }
        for (DynamicFilterTarget target : node.dynamicFilters()) {
            filters.add(new MembershipFilter(dynamicFilters, target.filterId(), target.column()));
        }
        return filters;
    }

    private final class ScanLane implements Lane {
        private final LaneContext context;
        private final LateMaterialization materialization;

        ScanLane(LaneContext context) {
            this.context = context;
            this.materialization =
                    new LateMaterialization(node.scan().columns().size(), openFilters(), steps.size(), output);
        }

        @Override
        public boolean runMorsel(BatchConsumer consumer) {
            OpenSplit split = openSplits.take(context);
            if (split == null) {
                return false;
            }
            try (split) {
                BatchSource source = split.source();
                while (!consumer.isSatisfied()) {
                    context.checkCancelled();
                    SourceBatch batch = source.next();
                    if (batch == null) {
                        break;
                    }
                    meter.countRows(batch.size());
                    Batch passed = materialization.read(batch);
                    if (passed != null) {
                        consumer.push(passed);
                    }
                }
            }
            return true;
        }

        @Override
        public void close() {}
    }
}
