package io.mesquite.benchmarks;

import io.mesquite.testing.TpchQueries;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command line.
 *
 * @param scale of TPC-H
 * @param runs measured runs of each query and engine, after one that is not measured
 * @param queries which of the 22
 * @param files who wrote the files: {@code duckdb} or {@code parquet-java}
 * @param data the folder of all data
 * @param launcher the script that starts a server
 * @param url a running server, instead of one that is started
 */
record Options(
        double scale,
        int runs,
        List<String> queries,
        String files,
        Path data,
        Path launcher,
        Optional<String> url,
        Path report) {
    static Options parse(String[] arguments) {
        Map<String, String> given = new HashMap<>(Map.of("--scale", "1", "--runs", "5", "--files", "duckdb"));
        List<String> known =
                List.of("--scale", "--runs", "--only", "--files", "--data", "--launcher", "--url", "--report");
        for (int i = 0; i < arguments.length; i += 2) {
            if (!known.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException("not understood: " + arguments[i] + "; options are " + known);
            }
            given.put(arguments[i], arguments[i + 1]);
        }
        return new Options(
                Double.parseDouble(given.get("--scale")),
                Integer.parseInt(given.get("--runs")),
                given.containsKey("--only") ? List.of(given.get("--only").split(",")) : TpchQueries.names(),
                given.get("--files"),
                Path.of(given.get("--data")),
                Path.of(given.get("--launcher")),
                Optional.ofNullable(given.get("--url")),
                Path.of(given.get("--report")));
    }

    /** {@code 1}, {@code 0.01}. */
    String scaleText() {
        return scale == Math.rint(scale) ? Long.toString((long) scale) : Double.toString(scale);
    }

    /** The folder of one table a sub-folder. */
    Path tables(String writer) {
        return data.resolve("sf" + scaleText() + "-" + writer);
    }
}
