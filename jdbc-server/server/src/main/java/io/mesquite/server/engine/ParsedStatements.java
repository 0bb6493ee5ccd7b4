package io.mesquite.server.engine;

import io.mesquite.parser.Statement;
import io.mesquite.parser.StatementParser;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The syntax trees of statements that were run lately: parsing takes longer than all else that is done for a query whose plan is kept. A
 * tree depends on the text alone, and planning changes none. Thread-safe.
 */
final class ParsedStatements {
    private static final int KEPT = 500;
    /** A text of this length is a generated one, which is seldom sent twice. */
    private static final int LONGEST_TEXT = 100_000;

    private final Map<String, Statement> statements = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Statement> eldest) {
            return size() > KEPT;
        }
    };

    /** As {@link StatementParser#parse}. */
    Statement parse(String sql) {
        if (sql.length() > LONGEST_TEXT) {
            return StatementParser.parse(sql);
        }
        Statement kept;
        synchronized (statements) {
            kept = statements.get(sql);
        }
        if (kept != null) {
            return kept;
        }
        Statement parsed = StatementParser.parse(sql);
        synchronized (statements) {
            statements.put(sql, parsed);
        }
        return parsed;
    }
}
