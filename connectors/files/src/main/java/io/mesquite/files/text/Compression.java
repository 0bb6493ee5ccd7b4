package io.mesquite.files.text;

import java.util.Locale;

/** How a text file is compressed, by the end of its name. */
public enum Compression {
    NONE(""),
    GZIP(".gz"),
    ZSTD(".zst"),
    BZIP2(".bz2"),
    /** As Hadoop's default codec writes it: zlib. */
    DEFLATE(".deflate");

    private final String ending;

    Compression(String ending) {
        this.ending = ending;
    }

    public static Compression of(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        for (Compression compression : values()) {
            if (compression != NONE && lower.endsWith(compression.ending)) {
                return compression;
            }
        }
        return NONE;
    }

    /** The name in lower case without the ending of its compression. */
    public static String strip(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return lower.substring(0, lower.length() - of(lower).ending.length());
    }
}
