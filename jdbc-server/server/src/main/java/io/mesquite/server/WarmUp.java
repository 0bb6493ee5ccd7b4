package io.mesquite.server;

import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.server.engine.ExecutionOptions;
import io.mesquite.server.engine.MesquiteEngine;
import io.mesquite.server.engine.Session;
import io.mesquite.server.engine.StatementResult;
import io.mesquite.server.local.LocalEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans and runs queries of many shapes on small tables, so that the first clients do not wait for classes to be loaded and compiled:
 * the first query of a process takes seconds, of which its data takes a tenth. It has an engine of its own, so that users see none
 * of it, and it waits while a query of theirs runs.
 */
public final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final Duration WORK = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 20;
    private static final int ROUNDS = 60;

    static final List<String> QUERIES = List.of(
            """
            SELECT l_returnflag, l_linestatus, sum(l_quantity), sum(l_extendedprice * (1 - l_discount) * (1 + l_tax)),
              avg(l_discount), count(*)
            FROM lineitem WHERE l_shipdate <= DATE '1998-12-01' - INTERVAL '90' DAY
            GROUP BY l_returnflag, l_linestatus ORDER BY l_returnflag, l_linestatus""",
            """
            SELECT sum(l_extendedprice * l_discount) FROM lineitem
            WHERE l_shipdate >= DATE '1994-01-01' AND l_discount BETWEEN 0.02 AND 0.08 AND l_quantity < 24""",
            """
            SELECT n_name, extract(YEAR FROM o_orderdate) AS y, sum(l_extendedprice * (1 - l_discount)) AS revenue
            FROM customer, orders, lineitem, nation, region
            WHERE c_custkey = o_custkey AND l_orderkey = o_orderkey AND c_nationkey = n_nationkey
              AND n_regionkey = r_regionkey AND r_name <> 'ASIA' AND o_orderdate < DATE '1997-01-01'
            GROUP BY n_name, extract(YEAR FROM o_orderdate) ORDER BY revenue DESC LIMIT 10""",
            """
            SELECT l_orderkey, o_orderdate, sum(l_extendedprice * (1 - l_discount)) AS revenue
            FROM customer, orders, lineitem
            WHERE c_mktsegment = 'BUILDING' AND c_custkey = o_custkey AND l_orderkey = o_orderkey
              AND o_orderdate < DATE '1996-03-15' AND l_shipdate > DATE '1995-03-15'
            GROUP BY l_orderkey, o_orderdate ORDER BY revenue DESC, o_orderdate LIMIT 10""",
            """
            SELECT o_orderpriority, count(*) FROM orders
            WHERE o_orderdate < DATE '1997-01-01' AND EXISTS (
              SELECT * FROM lineitem WHERE l_orderkey = o_orderkey AND l_commitdate < l_receiptdate)
            GROUP BY o_orderpriority ORDER BY o_orderpriority""",
            """
            SELECT s_name, s_acctbal, p_partkey FROM part, supplier, partsupp, nation
            WHERE p_partkey = ps_partkey AND s_suppkey = ps_suppkey AND s_nationkey = n_nationkey AND p_type LIKE '%S'
              AND ps_supplycost = (
                SELECT min(ps_supplycost) FROM partsupp, supplier WHERE p_partkey = ps_partkey AND s_suppkey = ps_suppkey)
            ORDER BY s_acctbal DESC, s_name, p_partkey LIMIT 100""",
            """
            SELECT c_count, count(*) AS customers FROM (
              SELECT c_custkey, count(o_orderkey) AS c_count
              FROM customer LEFT JOIN orders ON c_custkey = o_custkey AND o_comment NOT LIKE '%special%requests%'
              GROUP BY c_custkey) AS c
            GROUP BY c_count ORDER BY customers DESC""",
            """
            WITH totals AS (
              SELECT l_suppkey AS supplier, sum(l_extendedprice) AS total FROM lineitem
              WHERE l_shipdate < DATE '1998-01-01' GROUP BY l_suppkey)
            SELECT supplier, total FROM totals WHERE total = (SELECT max(total) FROM totals)
              AND supplier NOT IN (SELECT s_suppkey FROM supplier WHERE s_name LIKE '%Complaints%')""",
            """
            SELECT p_brand, p_type, count(DISTINCT ps_suppkey) AS suppliers,
              sum(CASE WHEN p_size BETWEEN 1 AND 15 OR p_container IN ('SM BOX', 'MED BOX') THEN 1 ELSE 0 END),
              rank() OVER (ORDER BY count(*) DESC)
            FROM partsupp JOIN part ON p_partkey = ps_partkey
            WHERE p_size > 2 GROUP BY p_brand, p_type HAVING count(*) > 1 ORDER BY suppliers DESC, p_brand, p_type""",
            """
            SELECT l_shipmode, sum(CASE WHEN o_orderpriority = '1-URGENT' THEN 1 ELSE 0 END), max(l_receiptdate)
            FROM orders, lineitem
            WHERE o_orderkey = l_orderkey AND l_shipmode IN ('MAIL', 'SHIP') AND l_shipdate < l_commitdate
            GROUP BY l_shipmode ORDER BY l_shipmode""");

    private final MesquiteEngine served;
    private final Duration work;
    private final CountDownLatch ended = new CountDownLatch(1);

    private WarmUp(MesquiteEngine served, Duration work) {
        this.served = served;
        this.work = work;
    }

    /**
     * Begins in the background.
     *
     * @param served the engine whose queries it makes way for
     */
    public static WarmUp start(MesquiteEngine served) {
        return start(served, WORK);
    }

    /** @param work time that its queries may take together */
    static WarmUp start(MesquiteEngine served, Duration work) {
        WarmUp warmUp = new WarmUp(served, work);
        Thread thread = new Thread(warmUp::run, "mesquite-warm-up");
        thread.setDaemon(true);
        thread.start();
        return warmUp;
    }

    /** Waits for its end, but not longer than so, after which it goes on; says whether it has ended. */
    boolean await(Duration most) throws InterruptedException {
        return ended.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        try (WarmUpTables tables = WarmUpTables.create();
                LocalEngine own = LocalEngine.open(ServerConfiguration.defaults(), Optional.of(tables.folder()))) {
            Session session = new Session("warm-up");
            own.engine().useDefaults(session);
            long worked = 0;
            for (int i = 0; i < ROUNDS * QUERIES.size() && worked < work.toNanos(); i++) {
                makeWay();
                long start = System.nanoTime();
                run(own.engine(), session, text(i));
                worked += System.nanoTime() - start;
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("the process has not warmed up, and its first queries are slower", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** In each second round a query comes with another text, so that it is planned again. */
    private static String text(int number) {
        int round = number / QUERIES.size();
        String sql = QUERIES.get(number % QUERIES.size());
        return round % 2 == 0 ? sql + " -- round " + round : sql;
    }

    private void makeWay() throws InterruptedException {
        while (served.queries().activeCount() > 0) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static void run(MesquiteEngine engine, Session session, String sql) {
        try (StatementResult result = engine.execute(session, sql, List.of(), ExecutionOptions.DEFAULT)) {
            while (result.next() != null) {
                LOG.trace("rows of a warm-up query");
            }
        }
    }
}
