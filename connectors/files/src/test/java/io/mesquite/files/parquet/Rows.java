package io.mesquite.files.parquet;

import java.util.List;

/** Compares rows with a message that is short. */
final class Rows {
    private Rows() {}

    static void assertSame(List<List<Object>> expected, List<List<Object>> actual) {
        if (expected.size() != actual.size()) {
            throw new AssertionError("expected " + expected.size() + " rows but were " + actual.size());
        }
        for (int row = 0; row < expected.size(); row++) {
            for (int column = 0; column < expected.get(row).size(); column++) {
                Object want = expected.get(row).get(column);
                Object is = actual.get(row).get(column);
                if (!java.util.Objects.equals(want, is)) {
                    throw new AssertionError(
                            "row " + row + ", column " + column + ": expected " + want + " but was " + is);
                }
            }
        }
    }
}
