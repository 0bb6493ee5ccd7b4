package io.mesquite.engine.exchange;

import io.mesquite.engine.hashtable.Concatenation;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.sort.MergeOrder;
import io.mesquite.engine.task.CancelToken;
import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * What the tasks of another fragment send in order, merged into one order. Of each sender one batch is here at a time; rows are
 * taken from the sender whose next row is least, until one of the batches is used up:
 *
 * <pre>
 * sender 0:  1 4 | 9        rows 1 2 3 4, as positions in the four rows that are taken
 * sender 1:  2 3 6 | 7      then 6 and on, when sender 0's next batch is here
 * </pre>
 */
public final class MergingExchangeSource implements MorselSource {
    private final List<Type> types;
    private final MergeOrder order;
    private final List<Sender> senders = new ArrayList<>();

    public MergingExchangeSource(List<Type> types, List<SortKey> keys, List<FrameStream> streams, CancelToken cancel) {
        this.types = List.copyOf(types);
        this.order = new MergeOrder(List.copyOf(keys));
        for (FrameStream stream : streams) {
            senders.add(new Sender(stream, cancel));
        }
    }

    /** One sender: its current batch, and the row that is next in it. */
    private final class Sender {
        private final FrameStream stream;
        private final FrameWaiting waiting;
        private FrameReader reader = new FrameReader(new byte[0]);
        private Batch batch;
        private Vector[] keys;
        private int next;
        private int firstTaken;

        Sender(FrameStream stream, CancelToken cancel) {
            this.stream = stream;
            this.waiting = new FrameWaiting(List.of(stream), cancel);
        }

        /** Makes a row the next one, waiting for it; false at the end. */
        boolean advance() {
            while (batch == null || next == batch.size()) {
                batch = reader.next();
                next = 0;
                if (batch == null) {
                    byte[] frame = waiting.await(this::poll);
                    if (frame == null) {
                        return false;
                    }
                    reader = new FrameReader(frame);
                } else {
                    keys = order.keyColumns(batch);
                }
            }
            firstTaken = next;
            return true;
        }

        private FrameWaiting.Answer poll() {
            boolean finished = stream.isFinished();
            return new FrameWaiting.Answer(stream.poll(), finished);
        }
    }

    @Override
    public int maximumLanes() {
        return 1;
    }

    @Override
    public Lane openLane(LaneContext context) {
        return new Lane() {
            @Override
            public boolean runMorsel(BatchConsumer consumer) {
                senders.removeIf(sender -> !sender.advance());
                if (senders.isEmpty()) {
                    return false;
                }
                consumer.push(mergeUntilOneIsUsedUp());
                return true;
            }

            @Override
            public void close() {}
        };
    }

    private Batch mergeUntilOneIsUsedUp() {
        List<Sender> turns = new ArrayList<>();
        Sender least;
        do {
            least = least();
            turns.add(least);
            least.next++;
        } while (least.next < least.batch.size() && turns.size() < Batch.TARGET_SIZE);
        return gather(turns);
    }

    /** Of equal rows that of the first sender. */
    private Sender least() {
        Sender least = senders.get(0);
        for (int i = 1; i < senders.size(); i++) {
            Sender other = senders.get(i);
            if (order.compare(other.keys, other.next, least.keys, least.next) < 0) {
                least = other;
            }
        }
        return least;
    }

    /** The rows that were taken, in the order in which they were. */
    private Batch gather(List<Sender> turns) {
        int[] nextPosition = new int[senders.size()];
        List<Batch> taken = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < nextPosition.length; i++) {
            Sender sender = senders.get(i);
            nextPosition[i] = end;
            end += sender.next - sender.firstTaken;
            taken.add(range(sender.batch, sender.firstTaken, sender.next));
        }
        int[] positions = new int[turns.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = nextPosition[senders.indexOf(turns.get(i))]++;
        }
        Vector[] columns = new Vector[types.size()];
        for (int channel = 0; channel < columns.length; channel++) {
            List<Vector> parts = new ArrayList<>();
            for (Batch part : taken) {
                parts.add(part.column(channel));
            }
            columns[channel] = Concatenation.of(types.get(channel), parts).gather(positions, positions.length);
        }
        return Batch.of(positions.length, columns);
    }

    private static Batch range(Batch batch, int from, int to) {
        int[] positions = new int[to - from];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = from + i;
        }
        return batch.gather(positions, positions.length);
    }

    @Override
    public void close() {
        senders.forEach(sender -> sender.waiting.discard());
    }
}
