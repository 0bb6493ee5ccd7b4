package io.mesquite.files.parquet.page;

import io.mesquite.files.parquet.decode.Bits;
import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;

/**
 * The buffers of one source, counted against its query. Every one taken must be given back. With them come the dictionaries
 * that sources share.
 */
public final class Buffers {
    /** Smaller ones come and go without being counted or kept. */
    private static final int SMALL = 16 * 1024;

    /** Lengths are multiples of this, so that arrays fit again. */
    private static final int STEP = 64 * 1024;

    private static final int MAX_LENGTH = Integer.MAX_VALUE - STEP;

    private final BufferPool pool;
    private final DictionaryCache dictionaries;
    private final ScanContext context;

    public Buffers(BufferPool pool, DictionaryCache dictionaries, ScanContext context) {
        this.pool = pool;
        this.dictionaries = dictionaries;
        this.context = context;
    }

    /** An array of at least {@code size} bytes and {@link Bits#PADDING}. */
    byte[] take(long size) {
        long needed = size + Bits.PADDING;
        if (needed <= SMALL) {
            return new byte[(int) needed];
        }
        if (needed > MAX_LENGTH) {
            throw new CorruptDataException("a page of " + size + " bytes");
        }
        int length = (int) ((needed + STEP - 1) / STEP * STEP);
        context.reserveMemory(length);
        byte[] buffer = pool.take(length);
        if (buffer == null) {
            return allocate(length);
        }
        if (buffer.length > length) {
            reserveMore(buffer, length);
        }
        return buffer;
    }

    /** As {@link #take}, but null where the query may not have more memory. */
    byte[] tryTake(long size) {
        try {
            return take(size);
        } catch (MesquiteException e) {
            if (e.code() == ErrorCode.MEMORY_LIMIT_EXCEEDED) {
                return null;
            }
            throw e;
        }
    }

    /** Gives back an array that somebody may still write into, so that nobody else gets it. */
    void forget(byte[] buffer) {
        if (buffer.length > SMALL) {
            context.reserveMemory(-buffer.length);
        }
    }

    void give(byte[] buffer) {
        if (buffer.length > SMALL) {
            context.reserveMemory(-buffer.length);
            pool.give(buffer);
        }
    }

    DictionaryCache dictionaries() {
        return dictionaries;
    }

    void checkCancelled() {
        context.checkCancelled();
    }

    private byte[] allocate(int length) {
        try {
            return new byte[length];
        } catch (OutOfMemoryError e) {
            context.reserveMemory(-length);
            throw e;
        }
    }

    private void reserveMore(byte[] buffer, int reserved) {
        try {
            context.reserveMemory(buffer.length - reserved);
        } catch (RuntimeException e) {
            context.reserveMemory(-reserved);
            pool.give(buffer);
            throw e;
        }
    }
}
