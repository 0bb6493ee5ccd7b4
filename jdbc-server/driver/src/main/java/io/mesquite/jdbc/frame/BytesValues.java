package io.mesquite.jdbc.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts, and VARBINARY, given as ends in one array, with or without a dictionary. */
final class BytesValues extends ColumnValues {
    private final byte[] bytes;
    private final int[] ends;
    private final int[] ids;
    private final boolean binary;
    private final String[] decoded;

    /**
     * @param ends where value {@code i} ends in {@code bytes}; the first is where value 0 starts, so there is one more
     * @param ids null, or for each row the value that it has
     */
    BytesValues(byte[] bytes, int[] ends, int[] ids, boolean binary, long[] validity) {
        super(validity);
        this.bytes = bytes;
        this.ends = ends;
        this.ids = ids;
        this.binary = binary;
        this.decoded = ids == null ? null : new String[ends.length - 1];
    }

    @Override
    public Object value(int row) {
        if (!binary) {
            return text(row);
        }
        int index = ids == null ? row : ids[row];
        return Arrays.copyOfRange(bytes, ends[index], ends[index + 1]);
    }

    @Override
    public String text(int row) {
        if (binary) {
            return super.text(row);
        }
        if (ids == null) {
            return decode(row);
        }
        int id = ids[row];
        String text = decoded[id];
        if (text == null) {
            text = decode(id);
            decoded[id] = text;
        }
        return text;
    }

    private String decode(int index) {
        return new String(bytes, ends[index], ends[index + 1] - ends[index], StandardCharsets.UTF_8);
    }
}
