package io.mesquite.engine.spill;

import io.mesquite.engine.disk.SpillFile;
import io.mesquite.engine.exchange.FrameWriter;
import io.mesquite.spi.vector.Batch;

/** Writes one lane's batches to a file, in blocks of about the same size. */
public final class SpillWriter {
    /** Large enough to be compressed well, small enough that a block of each partition fits into memory. */
    private static final int BLOCK_BYTES = 128 << 10;

    private final SpillFile file;
    private final FrameWriter frame = new FrameWriter();

    public SpillWriter(SpillFile file) {
        this.file = file;
    }

    public void write(Batch batch) {
        if (batch.size() > 0) {
            frame.write(batch);
            if (frame.size() >= BLOCK_BYTES) {
                finish();
            }
        }
    }

    /** Writes what is held back. */
    public void finish() {
        if (frame.size() > 0) {
            file.append(frame.take());
        }
    }
}
