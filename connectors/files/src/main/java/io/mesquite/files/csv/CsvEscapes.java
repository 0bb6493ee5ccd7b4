package io.mesquite.files.csv;

/** Takes escape characters out of quoted fields. */
final class CsvEscapes {
    private CsvEscapes() {}

    /** Closes up the field in place: each escape goes, and what it stands before stays. Returns the new end. */
    static int resolve(byte[] bytes, int start, int end, byte escape) {
        int target = start;
        for (int i = start; i < end; i++) {
            if (bytes[i] == escape && i + 1 < end) {
                i++;
            }
            bytes[target++] = bytes[i];
        }
        return target;
    }
}
