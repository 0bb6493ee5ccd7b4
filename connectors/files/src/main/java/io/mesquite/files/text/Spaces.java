package io.mesquite.files.text;

/** Finds where a text begins and ends when the blanks around it are left out. */
public final class Spaces {
    private Spaces() {}

    /** The first position that is no blank, or {@code to}. */
    public static int skipLeading(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (bytes[i] == ' ' || bytes[i] == '\t')) {
            i++;
        }
        return i;
    }

    /** The position after the last that is no blank, or {@code from}. */
    public static int skipTrailing(byte[] bytes, int from, int to) {
        int i = to;
        while (i > from && (bytes[i - 1] == ' ' || bytes[i - 1] == '\t')) {
            i--;
        }
        return i;
    }
}
