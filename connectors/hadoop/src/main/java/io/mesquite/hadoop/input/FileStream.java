package io.mesquite.hadoop.input;

import io.mesquite.files.filesystem.InputFile;
import io.mesquite.spi.connector.ScanContext;
import java.io.EOFException;
import java.io.IOException;
import org.apache.hadoop.fs.FSInputStream;

/** An open file as a stream that can be moved and read by position. What is read one after the other is read ahead in blocks. */
public final class FileStream extends FSInputStream {
    private static final int LOCAL_BLOCK = 64 << 10;
    private static final int REMOTE_BLOCK = 1 << 20;

    private final InputFile file;
    private final long length;
    private final ScanContext context;
    private final byte[] block;
    private long blockStart;
    private int blockLength;
    private long position;

    /**
     * @param file closed with the stream
     * @param context told what is read; null where nobody wants to know
     */
    public FileStream(InputFile file, ScanContext context) {
        this.file = file;
        this.length = file.entry().length();
        this.context = context;
        this.block = new byte[(int) Math.min(length, file.isRemote() ? REMOTE_BLOCK : LOCAL_BLOCK)];
    }

    /** In bytes. */
    public long length() {
        return length;
    }

    @Override
    public void seek(long newPosition) throws IOException {
        if (newPosition < 0 || newPosition > length) {
            throw new EOFException(newPosition + " is not in the " + length + " bytes of the file");
        }
        position = newPosition;
    }

    @Override
    public long getPos() {
        return position;
    }

    @Override
    public boolean seekToNewSource(long target) {
        return false;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, length - position);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) {
        int most = (int) Math.min(wanted, length - position);
        if (most <= 0) {
            return wanted == 0 ? 0 : -1;
        }
        if (position < blockStart || position >= blockStart + blockLength) {
            blockStart = position;
            blockLength = (int) Math.min(block.length, length - position);
            fetch(blockStart, block, 0, blockLength);
        }
        int from = (int) (position - blockStart);
        int count = Math.min(most, blockLength - from);
        System.arraycopy(block, from, buffer, offset, count);
        position += count;
        return count;
    }

    @Override
    public int read(long from, byte[] buffer, int offset, int wanted) {
        int count = (int) Math.min(wanted, length - from);
        if (count <= 0) {
            return wanted == 0 ? 0 : -1;
        }
        fetch(from, buffer, offset, count);
        return count;
    }

    @Override
    public void close() {
        file.close();
    }

    private void fetch(long from, byte[] buffer, int offset, int count) {
        if (context != null) {
            context.checkCancelled();
            context.countRequests(1);
            context.countBytesRead(count);
        }
        file.readFully(from, buffer, offset, count);
    }
}
