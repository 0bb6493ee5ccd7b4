package io.mesquite.files.parquet.decode;

import io.mesquite.files.parquet.metadata.CorruptDataException;
import java.util.Arrays;

/**
 * Values that share a prefix with the one before: all lengths of prefixes, then the suffixes. Values are put together in
 * an array that is new for each call, since views of it are given out.
 */
final class DeltaBytes extends ValueDecoder<BytesValues> {
    private static final int SKIP_SIZE = 1024;

    /** No page that is read at once is larger; guards against prefixes that grow without end. */
    private static final int MAX_BYTES = 1 << 30;

    private final DeltaReader prefixLengths;
    private final DeltaLengthBytes suffixes;
    private final BytesValues suffixValues = new BytesValues(0);
    private int[] prefixes = new int[0];
    private byte[] previous = new byte[0];
    private byte[] built = new byte[0];

    DeltaBytes(byte[] bytes, int from, int end) {
        prefixLengths = new DeltaReader(bytes, from, end);
        suffixes = new DeltaLengthBytes(bytes, new DeltaReader(bytes, from, end).readToEnd(), end);
    }

    @Override
    public byte[] bytes() {
        return built;
    }

    @Override
    public void readAt(BytesValues out, int offset, int[] ordinals, int count) {
        // all in one call, since each has its own array; values passed over must be put together anyway
        if (count > 0) {
            read(out, offset, ordinals[count - 1] + 1);
            out.compact(offset, ordinals, count);
        }
    }

    @Override
    public void skip(int count) {
        BytesValues ignored = new BytesValues(Math.min(count, SKIP_SIZE));
        for (int left = count; left > 0; left -= SKIP_SIZE) {
            read(ignored, 0, Math.min(left, SKIP_SIZE));
        }
    }

    @Override
    public void read(BytesValues out, int offset, int count) {
        if (count == 0) {
            return;
        }
        if (prefixes.length < count) {
            prefixes = new int[count];
        }
        suffixValues.ensureCapacity(count);
        prefixLengths.read(prefixes, 0, count);
        suffixes.read(suffixValues, 0, count);
        byte[] target = new byte[totalLength(count)];
        byte[] source = suffixes.bytes();
        byte[] before = previous;
        int beforeStart = 0;
        int position = 0;
        for (int i = 0; i < count; i++) {
            int prefix = prefixes[i];
            int suffix = suffixValues.lengths[i];
            System.arraycopy(before, beforeStart, target, position, prefix);
            System.arraycopy(source, suffixValues.starts[i], target, position + prefix, suffix);
            out.starts[offset + i] = position;
            out.lengths[offset + i] = prefix + suffix;
            before = target;
            beforeStart = position;
            position += prefix + suffix;
        }
        previous = Arrays.copyOfRange(target, beforeStart, position);
        built = target;
    }

    private int totalLength(int count) {
        long total = 0;
        int length = previous.length;
        for (int i = 0; i < count; i++) {
            int prefix = prefixes[i];
            if (prefix < 0 || prefix > length) {
                throw new CorruptDataException(
                        "a value begins with " + prefix + " bytes of one of " + length + " bytes");
            }
            length = prefix + suffixValues.lengths[i];
            total += length;
        }
        if (total > MAX_BYTES) {
            throw new CorruptDataException("values of " + total + " bytes together");
        }
        return (int) total;
    }
}
