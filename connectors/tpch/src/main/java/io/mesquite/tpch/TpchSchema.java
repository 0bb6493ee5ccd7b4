package io.mesquite.tpch;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Names of schemas: {@code tiny} is scale 0.01, and {@code sfN} is scale N for any number N. */
final class TpchSchema {
    /** The schemas that are listed; others work too. */
    static final List<String> LISTED = List.of("sf1", "sf10", "sf100", "sf1000", "sf300", "sf3000", "tiny");

    private static final double TINY_SCALE = 0.01;
    private static final double MAX_SCALE = 100_000;
    private static final Pattern SCALE = Pattern.compile("sf(\\d{1,6}(\\.\\d{1,6})?)");

    private TpchSchema() {}

    /** The scale of a schema; empty where there is no such schema. */
    static OptionalDouble scale(String schema) {
        if (schema.equals("tiny")) {
            return OptionalDouble.of(TINY_SCALE);
        }
        var matcher = SCALE.matcher(schema);
        if (!matcher.matches()) {
            return OptionalDouble.empty();
        }
        double scale = Double.parseDouble(matcher.group(1));
        return scale > 0 && scale <= MAX_SCALE ? OptionalDouble.of(scale) : OptionalDouble.empty();
    }
}
