package io.mesquite.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
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

    /**
     * The text of a query.
     *
     * @param scale of the data, on which the share in q11 depends
     */
    public static String sql(String name, double scale) {
        try (InputStream text = TpchQueries.class.getResourceAsStream("tpch/" + name + ".sql")) {
            if (text == null) {
                throw new IllegalArgumentException("no query " + name);
            }
            String fraction = BigDecimal.valueOf(0.0001)
                    .divide(BigDecimal.valueOf(scale), MathContext.DECIMAL32)
                    .toPlainString();
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).replace("${Q11_FRACTION}", fraction);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
