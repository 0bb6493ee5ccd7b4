package io.mesquite.engine.exchange;

import io.mesquite.engine.kernel.Hashing;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.plan.fragment.Partitioning;
import io.mesquite.spi.vector.Batch;
import java.util.concurrent.atomic.AtomicInteger;

/** The end of a task whose rows go to other tasks: spreads them over the receivers, and encodes them. */
public final class ExchangeOutput implements Breaker {
    /** Large enough that the cost of handing over does not count, small enough that receivers start early. */
    private static final int FRAME_BYTES = 64 << 10;

    private final Partitioning partitioning;
    private final OutputBuffer buffer;
    private final AtomicInteger lanes = new AtomicInteger();

    public ExchangeOutput(Partitioning partitioning, OutputBuffer buffer) {
        this.partitioning = partitioning;
        this.buffer = buffer;
    }

    @Override
    public BatchConsumer openLane(LaneContext context) {
        int lane = lanes.getAndIncrement();
        return switch (partitioning.kind()) {
            case GATHER -> new OneByOneLane(0, 1);
            case ROUND_ROBIN -> new OneByOneLane(lane, buffer.receivers());
            case BROADCAST -> new BroadcastLane();
            case HASH -> buffer.receivers() == 1 ? new OneByOneLane(0, 1) : new HashLane();
        };
    }

    @Override
    public void complete(LaneContext context) {
        buffer.finish();
    }

    /** Frames stay until they are fetched. */
    @Override
    public void close() {}

    private abstract class Lane implements BatchConsumer {
        @Override
        public final boolean isSatisfied() {
            return buffer.isDiscarded();
        }

        @Override
        public final void close() {}
    }

    /** Whole batches, to each receiver in its turn. */
    private final class OneByOneLane extends Lane {
        private final FrameWriter writer = new FrameWriter();
        private final int receivers;
        private int receiver;

        OneByOneLane(int firstReceiver, int receivers) {
            this.receiver = firstReceiver % receivers;
            this.receivers = receivers;
        }

        @Override
        public void push(Batch batch) {
            writer.write(batch);
            if (writer.size() >= FRAME_BYTES) {
                finish();
            }
        }

        @Override
        public void finish() {
            if (writer.size() > 0) {
                buffer.add(receiver, writer.take());
                receiver = (receiver + 1) % receivers;
            }
        }
    }

    /** Every frame to every receiver; encoded once. */
    private final class BroadcastLane extends Lane {
        private final FrameWriter writer = new FrameWriter();

        @Override
        public void push(Batch batch) {
            writer.write(batch);
            if (writer.size() >= FRAME_BYTES) {
                finish();
            }
        }

        @Override
        public void finish() {
            if (writer.size() > 0) {
                byte[] frame = writer.take();
                for (int receiver = 0; receiver < buffer.receivers(); receiver++) {
                    buffer.add(receiver, frame);
                }
            }
        }
    }

    /** Each row to the receiver that the hash of its keys says. */
    private final class HashLane extends Lane {
        private final FrameWriter[] writers = new FrameWriter[buffer.receivers()];
        private final int[][] positions = new int[writers.length][Batch.TARGET_SIZE];
        private final int[] counts = new int[writers.length];
        private long[] hashes = new long[Batch.TARGET_SIZE];

        HashLane() {
            for (int i = 0; i < writers.length; i++) {
                writers[i] = new FrameWriter();
            }
        }

        @Override
        public void push(Batch batch) {
            spread(batch);
            for (int receiver = 0; receiver < writers.length; receiver++) {
                int count = counts[receiver];
                if (count > 0) {
                    writers[receiver].write(count == batch.size() ? batch : batch.gather(positions[receiver], count));
                    if (writers[receiver].size() >= FRAME_BYTES) {
                        buffer.add(receiver, writers[receiver].take());
                    }
                }
            }
        }

        private void spread(Batch batch) {
            int size = batch.size();
            if (hashes.length < size) {
                hashes = new long[size];
                for (int i = 0; i < positions.length; i++) {
                    positions[i] = new int[size];
                }
            }
            Hashing.hash(batch, partitioning.keys(), hashes);
            java.util.Arrays.fill(counts, 0);
            for (int i = 0; i < size; i++) {
                int receiver = receiver(hashes[i], counts.length);
                positions[receiver][counts[receiver]++] = i;
            }
        }

        @Override
        public void finish() {
            for (int receiver = 0; receiver < writers.length; receiver++) {
                if (writers[receiver].size() > 0) {
                    buffer.add(receiver, writers[receiver].take());
                }
            }
        }
    }

    /** By the high bits: the tables of the receiver use the low ones. */
    static int receiver(long hash, int receivers) {
        return (int) ((hash >>> 32) * receivers >>> 32);
    }
}
