package io.mesquite.engine.join;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.spill.SpillPartitions;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.List;

/** In front of the probe of the resident build rows: left rows whose build rows are on disk go there too. */
final class SpillingProbe implements BatchConsumer {
    private final LaneContext context;
    private final BatchConsumer probe;
    private final SpillPartitions partitions;
    private final SpillPartitions.Writer writer;
    private final int residentSet;
    private final List<Integer> keys;
    private final boolean[] needed;
    private long[] numbers = new long[Batch.TARGET_SIZE];
    private int[] positions = new int[Batch.TARGET_SIZE];

    /** @param probe of the resident rows */
    SpillingProbe(JoinPlan plan, SpilledJoin join, LaneContext context, BatchConsumer probe) {
        this.context = context;
        this.probe = probe;
        partitions = join.probe();
        writer = partitions.newWriter();
        residentSet = join.residentSet();
        keys = plan.leftKeyChannels();
        needed = plan.neededLeftColumns();
    }

    @Override
    public void push(Batch batch) {
        context.checkCancelled();
        int size = batch.size();
        if (numbers.length < size) {
            numbers = new long[size];
            positions = new int[size];
        }
        partitions.partitions(batch, keys, numbers);
        int count = 0;
        for (int i = 0; i < size; i++) {
            positions[count] = i;
            count += residentSet >>> (int) numbers[i] & 1;
        }
        if (count > 0) {
            probe.push(count == size ? batch : batch.gather(positions, count));
        }
        if (count < size) {
            writer.write(withoutUnneeded(batch), numbers, residentSet);
        }
    }

    private Batch withoutUnneeded(Batch batch) {
        List<Vector> columns = new ArrayList<>(needed.length);
        for (int channel = 0; channel < needed.length; channel++) {
            columns.add(
                    needed[channel] ? batch.column(channel) : Vectors.constant(SimpleType.UNKNOWN, null, batch.size()));
        }
        return new Batch(batch.size(), columns);
    }

    @Override
    public boolean isSatisfied() {
        return probe.isSatisfied();
    }

    @Override
    public void finish() {
        writer.finish();
        probe.finish();
    }

    @Override
    public void close() {
        probe.close();
    }
}
