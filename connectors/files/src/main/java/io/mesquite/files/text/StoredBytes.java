package io.mesquite.files.text;

import io.mesquite.files.filesystem.InputFile;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * The bytes of a file as they are stored, one after the other. Of a file that takes a round trip to answer, blocks are read,
 * the next one while one is worked on; the first ones are small, since often no more is wanted than a look at the beginning.
 */
final class StoredBytes extends InputStream {
    private static final int FIRST_BLOCK = 256 * 1024;
    private static final int LARGEST_BLOCK = 4 << 20;

    private final InputFile file;
    private final long to;
    private final ScanContext context;
    private long position;

    /** Where the next block begins that was not asked for yet. */
    private long asked;

    private int blockSize = FIRST_BLOCK;
    private byte[] current = new byte[0];
    private int currentOffset;
    private byte[] next;
    private Future<?> reading;

    /** @param context told what is read; null where nobody wants to know */
    StoredBytes(InputFile file, long from, long to, ScanContext context) {
        this.file = file;
        this.position = from;
        this.asked = from;
        this.to = Math.min(to, file.entry().length());
        this.context = context;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        int count = (int) Math.min(length, to - position);
        if (count <= 0) {
            return length == 0 ? 0 : -1;
        }
        if (file.isRemote()) {
            count = readBlock(buffer, offset, count);
        } else {
            count(count);
            file.readFully(position, buffer, offset, count);
        }
        position += count;
        return count;
    }

    private int readBlock(byte[] buffer, int offset, int length) {
        if (currentOffset == current.length) {
            if (next == null) {
                ask();
            }
            await();
            current = next;
            currentOffset = 0;
            next = null;
            ask();
        }
        int count = Math.min(length, current.length - currentOffset);
        System.arraycopy(current, currentOffset, buffer, offset, count);
        currentOffset += count;
        return count;
    }

    private void ask() {
        int size = (int) Math.min(blockSize, to - asked);
        if (size > 0) {
            next = new byte[size];
            count(size);
            reading = file.beginRead(asked, next, 0, size);
            asked += size;
            blockSize = Math.min(LARGEST_BLOCK, blockSize * 2);
        }
    }

    private void await() {
        try {
            reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MesquiteException(
                    ErrorCode.QUERY_CANCELLED, "cancelled while " + file.entry().location() + " was read", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MesquiteException known) {
                throw new MesquiteException(known.code(), known.getMessage(), known);
            }
            throw new MesquiteException(
                    ErrorCode.INTERNAL_ERROR, "reading " + file.entry().location() + " failed: " + e.getCause(), e);
        }
    }

    private void count(int bytes) {
        if (context != null) {
            context.countRequests(1);
            context.countBytesRead(bytes);
        }
    }

    @Override
    public int available() {
        // GZIPInputStream asks this to find out whether another member follows
        return (int) Math.min(Integer.MAX_VALUE, to - position);
    }

    @Override
    public void close() {
        if (reading != null) {
            reading.cancel(false);
        }
    }
}
