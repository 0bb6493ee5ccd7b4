package io.mesquite.files.parquet.page;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.InputFile;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A file of a store that takes a round trip to answer: what will be wanted of it is asked for before it is. Parts that lie
 * close together become one request, and long ones several that run at the same time:
 *
 * <pre>
 * wanted   |--a--|   |-b-|                      |----------------c----------------|
 * asked    |------a, b---|                      |----------|----------|-----------|
 * </pre>
 *
 * <p>What was not announced is read when it is asked for. Used by one thread at a time.
 */
public final class AheadInput implements InputFile {
    /** Bytes that are read in vain rather than paid for with another round trip. */
    private static final long MAX_GAP = 256 * 1024;

    private static final long MAX_REQUEST = 8L << 20;

    /** No more is asked for until some of it has been read. */
    private static final long MAX_BYTES = 48L << 20;

    private static final long CHECK_MILLIS = 100;

    private final InputFile file;
    private final Buffers buffers;
    private final List<Request> requests = new ArrayList<>();
    private int begun;
    private long bytesHeld;

    /** A part of the file, its end excluded. */
    public record Part(long from, long to) {}

    public AheadInput(InputFile file, Buffers buffers) {
        this.file = file;
        this.buffers = buffers;
    }

    /** Begins to fetch parts of the file, which may overlap. To be called once. */
    public void fetch(List<Part> parts) {
        List<Part> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparingLong(Part::from));
        int first = 0;
        while (first < sorted.size()) {
            long from = sorted.get(first).from();
            long to = sorted.get(first).to();
            int next = first + 1;
            while (next < sorted.size()
                    && sorted.get(next).from() - to <= MAX_GAP
                    && Math.max(to, sorted.get(next).to()) - from <= MAX_REQUEST) {
                to = Math.max(to, sorted.get(next).to());
                next++;
            }
            addRequests(from, to, next == first + 1);
            first = next;
        }
        beginMore();
    }

    private void addRequests(long from, long to, boolean sequential) {
        long count = Math.max(1, (to - from + MAX_REQUEST - 1) / MAX_REQUEST);
        long size = (to - from + count - 1) / count;
        for (long start = from; start < to; start += size) {
            requests.add(new Request(start, (int) (Math.min(to, start + size) - start), sequential));
        }
    }

    private void beginMore() {
        while (begun < requests.size() && (bytesHeld == 0 || bytesHeld + requests.get(begun).length <= MAX_BYTES)) {
            if (!requests.get(begun).begin()) {
                return;
            }
            begun++;
        }
    }

    @Override
    public FileEntry entry() {
        return file.entry();
    }

    @Override
    public void readFully(long position, byte[] buffer, int offset, int length) {
        int done = 0;
        while (done < length) {
            long from = position + done;
            int left = length - done;
            Request request = requestAt(from);
            if (request == null) {
                int direct = (int) Math.min(left, nextStart(from) - from);
                file.readFully(from, buffer, offset + done, direct);
                done += direct;
            } else {
                done += request.copy(from, buffer, offset + done, left);
            }
        }
    }

    private Request requestAt(long position) {
        for (Request request : requests) {
            if (request.isHeld() && position >= request.from && position < request.to()) {
                return request;
            }
        }
        return null;
    }

    private long nextStart(long position) {
        long next = Long.MAX_VALUE;
        for (Request request : requests) {
            if (request.isHeld() && request.from > position) {
                next = Math.min(next, request.from);
            }
        }
        return next;
    }

    @Override
    public boolean isRemote() {
        return file.isRemote();
    }

    /** Gives up what is still being fetched. */
    @Override
    public void close() {
        requests.forEach(Request::release);
        requests.clear();
        begun = 0;
        file.close();
    }

    private final class Request {
        private final long from;
        private final int length;
        /** Whether it is a piece of one column, which is read from its beginning to its end. */
        private final boolean sequential;

        private byte[] bytes;
        private Future<?> reading;

        private Request(long from, int length, boolean sequential) {
            this.from = from;
            this.length = length;
            this.sequential = sequential;
        }

        private long to() {
            return from + length;
        }

        private boolean isHeld() {
            return bytes != null;
        }

        /** False where there is no memory for it; then it is read when it is needed. */
        private boolean begin() {
            bytes = buffers.tryTake(length);
            if (bytes == null) {
                return false;
            }
            bytesHeld += length;
            reading = file.beginRead(from, bytes, 0, length);
            return true;
        }

        private int copy(long position, byte[] target, int offset, int most) {
            await();
            int count = (int) Math.min(most, to() - position);
            System.arraycopy(bytes, (int) (position - from), target, offset, count);
            if (sequential && position + count == to()) {
                release();
                beginMore();
            }
            return count;
        }

        private void await() {
            while (true) {
                try {
                    reading.get(CHECK_MILLIS, TimeUnit.MILLISECONDS);
                    return;
                } catch (TimeoutException e) {
                    buffers.checkCancelled();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new MesquiteException(
                            ErrorCode.QUERY_CANCELLED, "cancelled while " + entry().location() + " was read", e);
                } catch (ExecutionException e) {
                    throw failure(e.getCause());
                }
            }
        }

        private RuntimeException failure(Throwable cause) {
            if (cause instanceof MesquiteException known) {
                return new MesquiteException(known.code(), known.getMessage(), known);
            }
            return new MesquiteException(
                    ErrorCode.INTERNAL_ERROR, "reading " + entry().location() + " failed: " + cause, cause);
        }

        private void release() {
            if (bytes == null) {
                return;
            }
            if (reading.isDone()) {
                buffers.give(bytes);
            } else {
                // its thread may still write into it
                reading.cancel(false);
                buffers.forget(bytes);
            }
            bytes = null;
            bytesHeld -= length;
        }
    }
}
