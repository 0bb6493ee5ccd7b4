package io.mesquite.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of statements with what they must give. Blocks are separated by blank lines; {@code #} starts a comment line:
 *
 * <pre>
 * statement                     runs without an error
 * use files.default
 *
 * query                         gives these rows, values separated by " | ", null as NULL, in any order
 * select 1, 'a'
 * ----
 * 1 | a
 *
 * query ordered                 gives these rows in this order
 *
 * compare                       gives the rows that DuckDB gives, in any order; "compare ordered" in that order
 * select count(*) from lineitem
 *
 * compare                       the same, with another wording for DuckDB
 * select strpos('abc', 'b')
 * ---- duckdb
 * select instr('abc', 'b')
 *
 * error 42703 did you mean      fails with that SQLSTATE and a message that has these words
 * select l_shipdat from lineitem
 * </pre>
 *
 * @param blocks in the order of the file
 */
record SqlScript(List<Block> blocks) {
    enum Kind {
        STATEMENT,
        QUERY,
        COMPARE,
        ERROR
    }

    /**
     * @param line where it stands in the file
     * @param ordered whether the order of rows counts
     * @param expected rows for a query; DuckDB's wording for a comparison, where it differs; the SQLSTATE and words for an error
     */
    record Block(int line, Kind kind, boolean ordered, String sql, List<String> expected) {}

    static SqlScript read(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.add("");
        List<String> block = new ArrayList<>();
        int start = 1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#")) {
                continue;
            }
            if (!line.isBlank()) {
                if (block.isEmpty()) {
                    start = i + 1;
                }
                block.add(line);
            } else if (!block.isEmpty()) {
                blocks.add(parse(block, start));
                block = new ArrayList<>();
            }
        }
        return new SqlScript(blocks);
    }

    private static Block parse(List<String> lines, int start) {
        String head = lines.get(0);
        String[] words = head.split(" ", 3);
        Kind kind = Kind.valueOf(words[0].toUpperCase(java.util.Locale.ROOT));
        List<String> sql = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        List<String> current = sql;
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("----")) {
                current = expected;
            } else {
                current.add(line);
            }
        }
        if (kind == Kind.ERROR) {
            expected.add(words[1]);
            expected.add(words.length > 2 ? words[2] : "");
        }
        return new Block(start, kind, head.endsWith(" ordered"), String.join("\n", sql), expected);
    }
}
