package io.mesquite.server.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mesquite.parser.Statement;
import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.server.local.LocalEngine;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParsedStatementsTest {
    private final ParsedStatements statements = new ParsedStatements();

    @Test
    void givesTheSameTreeForTheSameText() {
        assertSame(statements.parse("SELECT 1 + 1"), statements.parse("SELECT 1 + 1"));
        assertNotSame(statements.parse("SELECT 1 + 1"), statements.parse("SELECT 1 + 2"));
    }

    @Test
    void tellsOfAnErrorEachTime() {
        for (int i = 0; i < 2; i++) {
            assertThrows(MesquiteException.class, () -> statements.parse("SELECT FROM WHERE"));
        }
    }

    @Test
    void forgetsWhatWasNotUsedLately() {
        Statement first = statements.parse("SELECT 0");
        for (int i = 1; i <= 500; i++) {
            statements.parse("SELECT " + i);
        }
        assertNotSame(first, statements.parse("SELECT 0"));
    }

    /** A user's plans are his own, so that each plans the tree that the first one's text became. */
    @Test
    void aTreeIsPlannedAgainWithTheSameAnswer() {
        String sql = "SELECT n_name, (SELECT count(*) FROM customer WHERE c_nationkey = n_nationkey) AS c FROM nation"
                + " WHERE n_regionkey IN (SELECT r_regionkey FROM region WHERE r_name LIKE 'A%') GROUP BY ALL ORDER BY 2, 1";
        try (LocalEngine local = LocalEngine.open(ServerConfiguration.defaults(), Optional.empty())) {
            List<String> first = rows(local.engine(), "first", sql);
            assertEquals(15, first.size());
            for (String user : List.of("second", "third")) {
                assertEquals(first, rows(local.engine(), user, sql));
            }
        }
    }

    private static List<String> rows(MesquiteEngine engine, String user, String sql) {
        Session session = new Session(user);
        engine.useDefaults(session);
        engine.prepare(session, sql);
        List<String> rows = new ArrayList<>();
        try (StatementResult result = engine.execute(session, sql, List.of(), ExecutionOptions.DEFAULT)) {
            for (Batch batch = result.next(); batch != null; batch = result.next()) {
                for (int i = 0; i < batch.size(); i++) {
                    rows.add(batch.column(0).value(i) + " " + batch.column(1).value(i));
                }
            }
        }
        return rows;
    }
}
