package io.mesquite.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The command line: {@code --name value} pairs. Every benchmark knows the first five; the rest it names with its defaults. */
final class Options {
    private static final Map<String, String> COMMON =
            Map.of("scale", "1", "runs", "5", "data", "", "launcher", "", "report", "", "url", "");

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /**
     * @param own options of this benchmark with their defaults, which also replace common ones
     * @throws IllegalArgumentException for an option that neither has
     */
    static Options parse(String[] arguments, Map<String, String> own) {
        Map<String, String> values = new TreeMap<>(COMMON);
        values.putAll(own);
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!values.containsKey(name) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "not understood: " + arguments[i] + "; options, each with a value, are " + values.keySet());
            }
            values.put(name, arguments[i + 1]);
        }
        return new Options(values);
    }

    String text(String name) {
        return values.get(name);
    }

    int number(String name) {
        return Integer.parseInt(values.get(name));
    }

    Path path(String name) {
        return Path.of(values.get(name));
    }

    /** The names that {@code --only} has, or all of them where it is not given. */
    List<String> only(List<String> all) {
        if (text("only").isEmpty()) {
            return all;
        }
        List<String> wanted = Arrays.asList(text("only").split(","));
        for (String name : wanted) {
            if (!all.contains(name)) {
                throw new IllegalArgumentException("nothing is called " + name + "; there are " + all);
            }
        }
        return wanted;
    }

    /** A running server, instead of one that is started. */
    Optional<String> url() {
        return Optional.of(text("url")).filter(url -> !url.isEmpty());
    }

    /** Of TPC-H. */
    double scale() {
        return Double.parseDouble(text("scale"));
    }

    /** Measured runs of each query and engine, after one that is not measured. */
    int runs() {
        return number("runs");
    }
}
