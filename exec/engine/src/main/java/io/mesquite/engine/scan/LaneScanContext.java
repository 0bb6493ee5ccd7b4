package io.mesquite.engine.scan;

import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.plan.node.ScanNode.DynamicFilterTarget;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.predicate.Constraint;
import java.util.Optional;

/** What is lent to the source of one split. */
final class LaneScanContext implements ScanContext {
    private final LaneContext context;
    private final ScanNode node;
    private final DynamicFilters dynamicFilters;
    private final ScanMeter meter;
    private final MemoryReservation memory;

    LaneScanContext(LaneContext context, ScanNode node, DynamicFilters dynamicFilters, ScanMeter meter) {
        this.context = context;
        this.node = node;
        this.dynamicFilters = dynamicFilters;
        this.meter = meter;
        this.memory = context.memory().newReservation("scan of " + node.table());
    }

    @Override
    public Constraint dynamicConstraint() {
        Constraint constraint = Constraint.ALL;
        for (DynamicFilterTarget target : node.dynamicFilters()) {
            Optional<DynamicFilter> filter = dynamicFilters.find(target.filterId());
            if (filter.isPresent()) {
                String column = node.scan().columns().get(target.column()).name();
                constraint =
                        constraint.intersect(Constraint.of(column, filter.get().domain()));
            }
        }
        return constraint;
    }

    @Override
    public void reserveMemory(long bytes) {
        memory.resize(memory.bytes() + bytes);
    }

    @Override
    public void checkCancelled() {
        context.checkCancelled();
    }

    @Override
    public void countBytesRead(long bytes) {
        meter.countBytes(bytes);
    }

    @Override
    public void countRequests(int requests) {
        meter.countRequests(requests);
    }

    void close() {
        memory.close();
    }
}
