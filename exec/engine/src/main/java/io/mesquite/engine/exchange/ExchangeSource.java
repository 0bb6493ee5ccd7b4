package io.mesquite.engine.exchange;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.task.CancelToken;
import io.mesquite.spi.vector.Batch;
import java.util.ArrayList;
import java.util.List;

/** What the tasks of another fragment send to this one, in any order. A morsel is a frame; lanes wait for it. */
public final class ExchangeSource implements MorselSource {
    private final List<FrameStream> streams;
    private final FrameWaiting waiting;
    private int nextStream;

    public ExchangeSource(List<FrameStream> streams, CancelToken cancel) {
        this.streams = new ArrayList<>(streams);
        this.waiting = new FrameWaiting(streams, cancel);
    }

    @Override
    public Lane openLane(LaneContext context) {
        return new Lane() {
            @Override
            public boolean runMorsel(BatchConsumer consumer) {
                byte[] frame = waiting.await(ExchangeSource.this::poll);
                if (frame == null) {
                    return false;
                }
                FrameReader reader = new FrameReader(frame);
                for (Batch batch = reader.next(); batch != null && !consumer.isSatisfied(); batch = reader.next()) {
                    consumer.push(batch);
                }
                return true;
            }

            @Override
            public void close() {}
        };
    }

    /** Takes from each stream in its turn, so that no sender is held up by another. */
    private synchronized FrameWaiting.Answer poll() {
        for (int tried = 0; tried < streams.size(); ) {
            int index = nextStream % streams.size();
            FrameStream stream = streams.get(index);
            boolean finished = stream.isFinished();
            byte[] frame = stream.poll();
            if (frame != null) {
                nextStream = index + 1;
                return new FrameWaiting.Answer(frame, false);
            } else if (finished) {
                streams.remove(index);
            } else {
                nextStream = index + 1;
                tried++;
            }
        }
        return new FrameWaiting.Answer(null, streams.isEmpty());
    }

    @Override
    public void close() {
        waiting.discard();
    }
}
