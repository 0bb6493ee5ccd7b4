package io.mesquite.engine.task;

import io.mesquite.engine.memory.OperatorMemory;
import io.mesquite.engine.scan.ScanMeter;
import java.util.concurrent.atomic.LongAdder;

/** Counts for one plan node in one task; written by its lanes, read while they run. */
final class NodeMeter {
    private final int nodeId;
    private final OperatorMemory memory;
    private final LongAdder inputRows = new LongAdder();
    private final LongAdder outputRows = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final ScanMeter scan = new ScanMeter();

    NodeMeter(int nodeId, OperatorMemory memory) {
        this.nodeId = nodeId;
        this.memory = memory;
    }

    OperatorMemory memory() {
        return memory;
    }

    ScanMeter scan() {
        return scan;
    }

    void countInput(int rows) {
        inputRows.add(rows);
    }

    void countOutput(int rows) {
        outputRows.add(rows);
        batches.increment();
    }

    void countNanos(long spent) {
        nanos.add(spent);
    }

    NodeStatistics statistics() {
        return new NodeStatistics(
                nodeId,
                inputRows.sum() + scan.rows(),
                outputRows.sum(),
                batches.sum(),
                nanos.sum(),
                memory.peakBytes(),
                memory.spill().writtenBytes(),
                scan.bytesRead(),
                scan.requests(),
                scan.splits());
    }
}
