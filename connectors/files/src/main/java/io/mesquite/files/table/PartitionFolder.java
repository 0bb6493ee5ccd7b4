package io.mesquite.files.table;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A folder named {@code column=value}, as Hive and Spark name them. Characters that a file name can't have are written as
 * {@code %XX}; {@code __HIVE_DEFAULT_PARTITION__} stands for null.
 *
 * @param value empty for null
 */
record PartitionFolder(String column, Optional<String> value) {
    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    /** What a folder's name says; empty where it is not of that form. */
    static Optional<PartitionFolder> parse(String folderName) {
        int equals = folderName.indexOf('=');
        if (equals <= 0) {
            return Optional.empty();
        }
        String value = folderName.substring(equals + 1);
        return Optional.of(new PartitionFolder(
                unescape(folderName.substring(0, equals)),
                value.equals(NULL) ? Optional.empty() : Optional.of(unescape(value))));
    }

    /** Unlike in a URL a plus sign means itself, and a stray percent sign too. */
    private static String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] result = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                result[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                result[length++] = bytes[i];
            }
        }
        return new String(result, 0, length, StandardCharsets.UTF_8);
    }
}
