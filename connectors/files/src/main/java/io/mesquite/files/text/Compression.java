package io.mesquite.files.text;

import java.util.Locale;

/** How a text file is compressed, by the end of its name. */
public enum Compression {
    NONE(""),
    GZIP(".gz"),
    ZSTD(".zst");

    private final String ending;

    Compression(String ending) {
        this.ending = ending;
    }

    public static Compression of(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        if (lower.endsWith(GZIP.ending)) {
            return GZIP;
        }
        return lower.endsWith(ZSTD.ending) ? ZSTD : NONE;
    }

    /** The name in lower case without the ending of its compression. */
    public static String strip(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return lower.substring(0, lower.length() - of(lower).ending.length());
    }
}
