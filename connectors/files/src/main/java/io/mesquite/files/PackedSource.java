package io.mesquite.files;

import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.SourceBatch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** Reads the pieces of a {@link PackedSplit} one after the other, some of them opened ahead. */
final class PackedSource implements BatchSource {
    private final Deque<FilesSplit> waiting;
    private final Function<FilesSplit, BatchSource> opener;
    private final Deque<BatchSource> opened = new ArrayDeque<>();
    private final int ahead;

    /** @param ahead how many pieces are open at a time: those behind the first fetch while it is read */
    PackedSource(List<FilesSplit> pieces, int ahead, Function<FilesSplit, BatchSource> opener) {
        this.waiting = new ArrayDeque<>(pieces);
        this.opener = opener;
        this.ahead = ahead;
        try {
            openAhead();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void openAhead() {
        while (opened.size() < ahead && !waiting.isEmpty()) {
            opened.add(opener.apply(waiting.poll()));
        }
    }

    @Override
    public SourceBatch next() {
        while (!opened.isEmpty()) {
            SourceBatch batch = opened.peek().next();
            if (batch != null) {
                return batch;
            }
            opened.poll().close();
            openAhead();
        }
        return null;
    }

    @Override
    public void close() {
        waiting.clear();
        while (!opened.isEmpty()) {
            opened.poll().close();
        }
    }
}
