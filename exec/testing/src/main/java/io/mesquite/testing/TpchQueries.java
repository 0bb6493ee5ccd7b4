package io.mesquite.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** The 22 queries of TPC-H with the specification's validation parameters. */
public final class TpchQueries {
    private TpchQueries() {}

    /** {@code q01} to {@code q22}. */
    public static List<String> names() {
        return IntStream.rangeClosed(1, 22)
                .mapToObj(number -> "q%02d".formatted(number))
                .toList();
    }

    public static String sql(String name) {
        try (InputStream text = TpchQueries.class.getResourceAsStream("tpch/" + name + ".sql")) {
            if (text == null) {
                throw new IllegalArgumentException("no query " + name);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
