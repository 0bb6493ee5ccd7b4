package io.mesquite.files.parquet.decode;

/** Reads the values of one page, nulls not among them, in order. */
public abstract class ValueDecoder<V extends Values> {
    /** Of {@code span} values, how many must be wanted that reading all of them and keeping some is the faster way. */
    private static final int DENSE = 4;

    /** Skips values. */
    public abstract void skip(int count);

    /** Reads the next values to {@code out} from {@code offset} on, which has room for them. */
    public abstract void read(V out, int offset, int count);

    /**
     * Reads the values {@code ordinals[0 .. count)} after the current one, which ascend strictly, and moves behind the
     * last of them. {@code out} has room for all values passed.
     */
    public void readAt(V out, int offset, int[] ordinals, int count) {
        int span = count == 0 ? 0 : ordinals[count - 1] + 1;
        if (span == count) {
            read(out, offset, count);
        } else if (count > span / DENSE) {
            read(out, offset, span);
            out.compact(offset, ordinals, count);
        } else {
            readRuns(out, offset, ordinals, count);
        }
    }

    /** The array that values of bytes are views of; null for other values. */
    public byte[] bytes() {
        return null;
    }

    private void readRuns(V out, int offset, int[] ordinals, int count) {
        int passed = 0;
        int i = 0;
        while (i < count) {
            int first = ordinals[i];
            int next = i + 1;
            while (next < count && ordinals[next] == first + next - i) {
                next++;
            }
            skip(first - passed);
            read(out, offset + i, next - i);
            passed = first + next - i;
            i = next;
        }
    }
}
