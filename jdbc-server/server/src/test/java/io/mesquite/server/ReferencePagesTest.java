package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.server.config.ConfigurationKey;
import io.mesquite.server.engine.SessionProperty;
import io.mesquite.spi.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The reference pages say what the code says. Run with {@code -Ddocs.write=true} to write them anew, and look at the
 * difference.
 */
final class ReferencePagesTest {
    @Test
    void theConfigurationPageListsEveryKey() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# Configuration",
                "",
                "`./mesquite server --etc DIR` reads `DIR/mesquite.properties`, and from each `DIR/catalog/NAME.properties` a catalog. All",
                "keys may be left out; an unknown key stops the start and names the nearest known one. Durations are written",
                "`500ms`, `30s`, `5m`, `2h`; sizes `512MB`, `4GB`.",
                "",
                "## mesquite.properties",
                "",
                "| key | default | meaning |",
                "|---|---|---|"));
        for (ConfigurationKey key : ConfigurationKey.values()) {
            lines.add(row(code(key.key()), code(key.defaultValue()), key.description()));
        }
        lines.addAll(List.of(
                "",
                "## Worker processes",
                "",
                "With `cluster.mode = processes`, or started by `./mesquite cluster --workers N`, the server starts `cluster.workers` processes on its own machine, and queries run on them: a way to try a cluster, and to keep the memory of",
                "queries out of the server's process. A worker that ends is replaced, and queries that ran on it begin again. On one machine it is no faster than `local`; `query.memory-limit`",
                "and `worker.threads` hold for each worker. Workers read what their catalogs name, so paths must be good for them too.",
                "",
                "## Session properties",
                "",
                "Set with `SET SESSION name = 'value'`, listed by `SHOW SESSION`.",
                "",
                "| name | default | meaning |",
                "|---|---|---|"));
        for (SessionProperty property : SessionProperty.values()) {
            lines.add(row(code(property.key()), code(property.defaultValue()), property.description()));
        }
        compare("configuration.md", lines);
    }

    @Test
    void theErrorsPageListsEveryCode() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# Errors",
                "",
                "JDBC clients get the SQLSTATE by `getSQLState()` and the number by `getErrorCode()`. Errors of type USER come again when the",
                "statement is repeated; EXTERNAL and RESOURCES ones may not. INTERNAL ones are defects: please report them.",
                "",
                "| number | name | SQLSTATE | type | meaning |",
                "|--:|---|---|---|---|"));
        for (ErrorCode code : ErrorCode.values()) {
            lines.add(row(
                    Integer.toString(code.ordinal() + 1),
                    code.name(),
                    code(code.sqlState()),
                    code.type().name(),
                    code.description()));
        }
        compare("errors.md", lines);
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static void compare(String page, List<String> lines) throws IOException {
        Path file = docs().resolve(page);
        String expected = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(file, expected);
        }
        assertEquals(expected, Files.readString(file), "run this test with -Ddocs.write=true");
    }

    private static Path docs() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs");
    }
}
