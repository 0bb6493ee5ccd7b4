package io.mesquite.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.function.BuiltinFunctions;
import io.mesquite.plan.function.FunctionDescription;
import io.mesquite.plan.function.FunctionKind;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/functions.md} has every function, and its examples give what it says. The examples stand in {@code
 * function-examples.txt}, where {@code name = other} means that the name is another for the same. Run with {@code
 * -Ddocs.write=true} to write the page anew, and look at the difference.
 */
class FunctionsPageIT {
    @Test
    void thePageHasEveryFunctionAndItsExamplesAreTrue() throws Exception {
        Map<String, String> examples = examples();
        assertEquals(
                BuiltinFunctions.registry().names(FunctionKind.SCALAR),
                new TreeSet<>(examples.keySet()),
                "each scalar function has a line in function-examples.txt");
        List<String> lines = new ArrayList<>(List.of(
                "# Functions",
                "",
                "`SHOW FUNCTIONS LIKE 'name'` gives the same in the console. Operators with a syntax of their own (`CASE`, `CAST`,",
                "`COALESCE`, `LIKE`, `SIMILAR TO`, `BETWEEN`, `IN`) are not listed. A function is null where an argument is, unless its",
                "line says otherwise. Regular expressions have RE2's syntax. JSON values are given as text.",
                "",
                "## Functions of one row",
                "",
                "| function | meaning | example | result |",
                "|---|---|---|---|"));
        List<String> failures = new ArrayList<>();
        try (TestServer server = TestServer.start(0.001);
                Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> example : examples.entrySet()) {
                lines.add(row(example.getKey(), example.getValue(), statement, failures));
            }
        }
        assertTrue(failures.isEmpty(), () -> String.join("\n", failures));
        addOthers(lines, "Aggregates", FunctionKind.AGGREGATE);
        addOthers(lines, "Functions of windows", FunctionKind.WINDOW);
        Path page = docs().resolve("functions.md");
        String expected = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(page, expected);
        }
        assertEquals(expected, Files.readString(page), "run this test with -Ddocs.write=true");
    }

    private static String row(String name, String example, Statement statement, List<String> failures) {
        if (example.startsWith("=")) {
            return "| " + signatures(name, FunctionKind.SCALAR) + " | As `" + example.substring(1) + "` | | |";
        }
        String result = "";
        try (ResultSet rows = statement.executeQuery("select " + example)) {
            rows.next();
            result = String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            failures.add(example + ": " + e.getMessage());
        }
        return "| " + signatures(name, FunctionKind.SCALAR) + " | " + meaning(name, FunctionKind.SCALAR) + " | `"
                + example + "` | `" + result + "` |";
    }

    private static void addOthers(List<String> lines, String title, FunctionKind kind) {
        lines.addAll(List.of("", "## " + title, "", "| function | meaning |", "|---|---|"));
        for (String name : BuiltinFunctions.registry().names(kind)) {
            lines.add("| " + signatures(name, kind) + " | " + meaning(name, kind) + " |");
        }
    }

    private static String signatures(String name, FunctionKind kind) {
        return overloads(name, kind).stream()
                .map(overload -> "`" + overload.signature() + "`")
                .distinct()
                .collect(Collectors.joining("<br>"));
    }

    private static String meaning(String name, FunctionKind kind) {
        return overloads(name, kind).stream()
                .map(FunctionDescription::description)
                .distinct()
                .collect(Collectors.joining("<br>"));
    }

    private static List<FunctionDescription> overloads(String name, FunctionKind kind) {
        return BuiltinFunctions.registry().describe().stream()
                .filter(function -> function.kind() == kind && function.name().equals(name))
                .toList();
    }

    /** By name an expression, or {@code =} and the name of the function that is the same. */
    private static Map<String, String> examples() throws Exception {
        URL file = Objects.requireNonNull(FunctionsPageIT.class.getResource("/function-examples.txt"));
        Map<String, String> examples = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of(file.toURI()))) {
            int colon = line.indexOf(": ");
            int equal = line.indexOf(" = ");
            boolean same = equal > 0 && (colon < 0 || equal < colon);
            examples.put(
                    line.substring(0, same ? equal : colon),
                    same ? "=" + line.substring(equal + 3) : line.substring(colon + 2));
        }
        return examples;
    }

    private static Path docs() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs");
    }
}
