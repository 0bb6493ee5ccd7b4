package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.server.engine.ExecutionOptions;
import io.mesquite.server.engine.MesquiteEngine;
import io.mesquite.server.engine.Session;
import io.mesquite.server.engine.StatementResult;
import io.mesquite.server.local.LocalEngine;
import io.mesquite.spi.vector.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofMinutes(2);

    /** A failure of theirs would only be seen in the log. */
    @Test
    void itsQueriesHaveAnswers() throws IOException {
        try (WarmUpTables tables = WarmUpTables.create();
                LocalEngine local = LocalEngine.open(ServerConfiguration.defaults(), Optional.of(tables.folder()))) {
            for (String sql : WarmUp.QUERIES) {
                assertTrue(rows(local.engine(), sql) > 0, sql);
            }
        }
    }

    @Test
    void usersSeeNothingOfIt() throws InterruptedException {
        try (LocalEngine served = LocalEngine.open(ServerConfiguration.defaults(), Optional.empty())) {
            WarmUp.start(served.engine(), SHORT).await(LONG);
            assertEquals(List.of(), served.engine().queries().all());
        }
    }

    @Test
    void itsTablesAreRemoved() throws IOException {
        Path folder;
        try (WarmUpTables tables = WarmUpTables.create()) {
            folder = tables.folder();
            assertTrue(Files.isDirectory(folder));
        }
        assertFalse(Files.exists(folder));
    }

    /** A query that somebody has open but does not read holds it up; one that ends lets it go on. */
    @Test
    void waitsWhileAQueryRuns() throws InterruptedException {
        try (LocalEngine served = LocalEngine.open(ServerConfiguration.defaults(), Optional.empty())) {
            WarmUp warmUp;
            try (StatementResult open = open(served.engine(), "SELECT * FROM tpch.tiny.lineitem")) {
                assertTrue(open.next().size() > 0);
                warmUp = WarmUp.start(served.engine(), SHORT);
                assertFalse(warmUp.await(Duration.ofMillis(300)));
            }
            assertTrue(warmUp.await(LONG));
        }
    }

    private static StatementResult open(MesquiteEngine engine, String sql) {
        Session session = new Session("me");
        engine.useDefaults(session);
        return engine.execute(session, sql, List.of(), ExecutionOptions.DEFAULT);
    }

    private static long rows(MesquiteEngine engine, String sql) {
        long rows = 0;
        try (StatementResult result = open(engine, sql)) {
            for (Batch batch = result.next(); batch != null; batch = result.next()) {
                rows += batch.size();
            }
        }
        return rows;
    }
}
