package io.mesquite.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every example of {@code docs/sql.md} runs, and gives the rows that stand below it. */
class SqlPageIT {
    private static final Pattern EXAMPLE =
            Pattern.compile("```sql\n(.*?)\n```\n(?:\n```text\n(.*?)\n```\n)?", Pattern.DOTALL);

    @Test
    void theExamplesAreTrue() throws Exception {
        Matcher examples = EXAMPLE.matcher(Files.readString(page()));
        List<String> failures = new ArrayList<>();
        int count = 0;
        try (TestServer server = TestServer.start(0.001);
                Connection connection = server.connect()) {
            while (examples.find()) {
                count++;
                try {
                    List<String> rows = rows(connection, examples.group(1));
                    if (examples.group(2) != null && !String.join("\n", rows).equals(examples.group(2))) {
                        failures.add(examples.group(1) + "\n  gives\n" + String.join("\n", rows));
                    }
                } catch (SQLException e) {
                    failures.add(examples.group(1) + "\n  fails: " + e.getMessage());
                }
            }
        }
        assertEquals(List.of(), failures, () -> String.join("\n\n", failures));
        assertTrue(count > 20, "the examples were not found");
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return rows;
            }
            try (ResultSet results = statement.getResultSet()) {
                int columns = results.getMetaData().getColumnCount();
                while (results.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        String value = results.getString(i);
                        row.add(value == null ? "NULL" : value);
                    }
                    rows.add(String.join(" | ", row));
                }
            }
        }
        return rows;
    }

    private static Path page() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs/sql.md");
    }
}
