package io.mesquite.engine.operator;

import io.mesquite.engine.disk.SpillFile;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.spill.SpillReader;
import io.mesquite.spi.vector.Batch;
import java.util.Optional;
import java.util.function.Supplier;

/** One reader of shared rows: those in memory, then those on disk, block by block. */
final class SharedRowsSource implements MorselSource {
    private final MorselSource inMemory;
    private final Supplier<Optional<SpillFile>> spilled;
    private SpillFile.Reader blocks;

    /** @param spilled asked when rows are wanted, as {@code inMemory} is */
    SharedRowsSource(MorselSource inMemory, Supplier<Optional<SpillFile>> spilled) {
        this.inMemory = inMemory;
        this.spilled = spilled;
    }

    @Override
    public int maximumLanes() {
        return spilled.get().isPresent() ? Integer.MAX_VALUE : inMemory.maximumLanes();
    }

    @Override
    public Lane openLane(LaneContext context) {
        Lane memoryLane = inMemory.openLane(context);
        Optional<SpillReader> disk = spilled.get().map(file -> new SpillReader(blocks(file)));
        return new Lane() {
            @Override
            public boolean runMorsel(BatchConsumer consumer) {
                return memoryLane.runMorsel(consumer)
                        || disk.isPresent() && push(disk.get().next(), consumer);
            }

            @Override
            public void close() {
                memoryLane.close();
            }
        };
    }

    private static boolean push(Batch batch, BatchConsumer consumer) {
        if (batch != null) {
            consumer.push(batch);
        }
        return batch != null;
    }

    /** All lanes take from one. */
    private synchronized SpillFile.Reader blocks(SpillFile file) {
        if (blocks == null) {
            blocks = file.newReader();
        }
        return blocks;
    }

    @Override
    public void close() {
        inMemory.close();
    }
}
