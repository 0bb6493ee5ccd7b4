package io.mesquite.engine.join;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import java.util.concurrent.atomic.AtomicInteger;

/** What partitions on disk give; a morsel is a partition. Empty where the build side fits into memory. */
final class SpilledRows implements MorselSource {
    private final JoinBuild build;
    private final AtomicInteger next = new AtomicInteger();

    SpilledRows(JoinBuild build) {
        this.build = build;
    }

    @Override
    public int maximumLanes() {
        return build.spilled() == null ? 0 : build.spilled().partitionsOnDisk();
    }

    @Override
    public Lane openLane(LaneContext context) {
        return new Lane() {
            @Override
            public boolean runMorsel(BatchConsumer consumer) {
                SpilledJoin spilled = build.spilled();
                if (spilled == null) {
                    return false;
                }
                int partition = next.getAndIncrement();
                while (partition < Integer.SIZE && (spilled.residentSet() >>> partition & 1) != 0) {
                    partition = next.getAndIncrement();
                }
                if (partition >= Integer.SIZE) {
                    return false;
                }
                spilled.join(partition, context, consumer);
                return true;
            }

            @Override
            public void close() {
                // Nothing is kept.
            }
        };
    }

    @Override
    public void close() {
        // The build closes what it keeps.
    }
}
