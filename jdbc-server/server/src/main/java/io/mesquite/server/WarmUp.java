package io.mesquite.server;

import io.mesquite.server.engine.ExecutionOptions;
import io.mesquite.server.engine.MesquiteEngine;
import io.mesquite.server.engine.Session;
import io.mesquite.server.engine.StatementResult;
import io.mesquite.spi.error.MesquiteException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a few small queries in the background, so that the first client does not wait for the planner's classes. */
public final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final List<String> QUERIES = List.of(
            "SELECT 1",
            "SELECT k, count(*), sum(v) FROM (VALUES (1, 2.5), (2, 3.5)) AS t (k, v) WHERE v > 1 GROUP BY k ORDER BY 2");

    private WarmUp() {}

    /** Returns at once. */
    public static void start(MesquiteEngine engine) {
        Thread thread = new Thread(() -> run(engine), "mesquite-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run(MesquiteEngine engine) {
        Session session = new Session("warm-up");
        for (String sql : QUERIES) {
            try (StatementResult result = engine.execute(session, sql, List.of(), ExecutionOptions.DEFAULT)) {
                while (result.next() != null) {
                    LOG.trace("rows of a warm-up query");
                }
            } catch (MesquiteException e) {
                LOG.debug("a warm-up query failed", e);
            }
        }
    }
}
