package io.mesquite.console;

import io.mesquite.server.engine.Names;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.error.MesquiteException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes keywords, catalogs, schemas, tables, and the columns of tables that the statement names. */
final class SqlCompleter implements Completer {
    private static final List<String> KEYWORDS = List.of(
            ("ALL ANALYZE AND AS ASC BETWEEN BY CASE CAST CATALOGS COLUMNS COUNT CROSS CURRENT_DATE CURRENT_TIMESTAMP DATE DESC "
                            + "DESCRIBE DISTINCT ELSE END EXCEPT EXISTS EXPLAIN EXTRACT FALSE FETCH FROM FULL FUNCTIONS "
                            + "GROUP HAVING IN INNER INTERSECT INTERVAL IS JOIN LEFT LIKE LIMIT NOT NULL NULLS OFFSET ON "
                            + "OR ORDER OUTER OVER PARTITION RESET RIGHT SCHEMAS SELECT SESSION SET SHOW SUM TABLES THEN "
                            + "TIMESTAMP TRUE UNION UNNEST USE USING VALUES WHEN WHERE WITH help quit")
                    .split(" "));

    private final Names names;
    private final Connection connection;

    SqlCompleter(Names names, Connection connection) {
        this.names = names;
        this.connection = connection;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        complete(line.line(), line.word()).forEach(word -> candidates.add(new Candidate(word)));
    }

    /**
     * What may stand for a word.
     *
     * @param text all that is typed; the tables in it tell the columns
     */
    Set<String> complete(String text, String word) {
        Set<String> words = new TreeSet<>();
        boolean lower = !word.isEmpty() && word.equals(word.toLowerCase(Locale.ROOT));
        KEYWORDS.forEach(keyword -> words.add(lower ? keyword.toLowerCase(Locale.ROOT) : keyword));
        try {
            addNames(text, words);
        } catch (SQLException | MesquiteException e) {
            // a catalog that does not answer now must not make typing fail: keywords are left
            return words;
        }
        return words;
    }

    private void addNames(String text, Set<String> words) throws SQLException {
        words.addAll(names.catalogs());
        String catalog = connection.getCatalog();
        if (catalog == null || catalog.isEmpty()) {
            return;
        }
        words.addAll(names.schemas(catalog));
        String schema = connection.getSchema();
        if (schema == null || schema.isEmpty()) {
            return;
        }
        List<String> tables = names.tables(catalog, schema);
        words.addAll(tables);
        List<String> typed = List.of(text.toLowerCase(Locale.ROOT).split("\\W+"));
        List<String> named = new ArrayList<>(tables);
        named.removeIf(table -> !typed.contains(table.toLowerCase(Locale.ROOT)));
        for (String table : named) {
            names.findTable(catalog, schema, table).columns().stream()
                    .map(Column::name)
                    .forEach(words::add);
        }
    }
}
