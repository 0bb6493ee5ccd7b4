package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.server.engine.ExecutionOptions;
import io.mesquite.server.engine.Session;
import io.mesquite.server.engine.StatementResult;
import io.mesquite.server.local.LocalEngine;
import io.mesquite.spi.vector.Batch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    /** A failure of theirs would only be seen in the log. */
    @Test
    void itsQueriesHaveAnswers() {
        try (LocalEngine local = LocalEngine.open(ServerConfiguration.defaults(), Optional.empty())) {
            for (String sql : WarmUp.QUERIES) {
                long rows = 0;
                try (StatementResult result =
                        local.engine().execute(new Session("me"), sql, List.of(), ExecutionOptions.DEFAULT)) {
                    for (Batch batch = result.next(); batch != null; batch = result.next()) {
                        rows += batch.size();
                    }
                }
                assertTrue(rows > 0, sql);
            }
        }
    }
}
