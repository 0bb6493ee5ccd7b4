package io.mesquite.server;

import io.mesquite.server.engine.ExecutionOptions;
import io.mesquite.server.engine.MesquiteEngine;
import io.mesquite.server.engine.Session;
import io.mesquite.server.engine.StatementResult;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans queries of many shapes in the background and runs some on small generated tables, so that the first clients do not
 * wait for classes to be loaded and compiled: the first TPC-H query of a process is planned in a second, later ones in 10 ms.
 */
public final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final int ROUNDS = 30;

    /** They name the present date, so that no plan of them is kept, and each round plans anew. */
    static final List<String> QUERIES = List.of(
            """
            SELECT l_returnflag, sum(l_quantity), sum(l_extendedprice * (1 - l_discount)), avg(l_discount), count(*)
            FROM tpch.tiny.lineitem WHERE l_shipdate <= current_date - INTERVAL '90' DAY
            GROUP BY l_returnflag ORDER BY l_returnflag""",
            """
            SELECT n_name, extract(YEAR FROM o_orderdate) AS y, sum(o_totalprice)
            FROM tpch.tiny.customer, tpch.tiny.orders, tpch.tiny.nation, tpch.tiny.region
            WHERE c_custkey = o_custkey AND c_nationkey = n_nationkey AND n_regionkey = r_regionkey AND r_name <> 'ASIA'
              AND o_orderdate < current_date GROUP BY n_name, extract(YEAR FROM o_orderdate) ORDER BY 3 DESC LIMIT 10""",
            """
            SELECT o_orderpriority, count(*) FROM tpch.tiny.orders
            WHERE o_orderdate < current_date AND EXISTS (
              SELECT * FROM tpch.tiny.lineitem WHERE l_orderkey = o_orderkey AND l_commitdate < l_receiptdate)
            GROUP BY o_orderpriority ORDER BY o_orderpriority""",
            """
            SELECT s_name, s_acctbal, p_partkey
            FROM tpch.tiny.part, tpch.tiny.supplier, tpch.tiny.partsupp, tpch.tiny.nation
            WHERE p_partkey = ps_partkey AND s_suppkey = ps_suppkey AND s_nationkey = n_nationkey AND p_type LIKE '%BRASS'
              AND current_date > DATE '2000-01-01' AND ps_supplycost = (
                SELECT min(ps_supplycost) FROM tpch.tiny.partsupp, tpch.tiny.supplier
                WHERE p_partkey = ps_partkey AND s_suppkey = ps_suppkey)
            ORDER BY s_acctbal DESC, s_name LIMIT 100""",
            """
            SELECT c_count, count(*) AS customers FROM (
              SELECT c_custkey, count(o_orderkey) AS c_count
              FROM tpch.tiny.customer LEFT JOIN tpch.tiny.orders ON c_custkey = o_custkey AND o_orderdate < current_date
              GROUP BY c_custkey) AS c
            GROUP BY c_count ORDER BY customers DESC""",
            """
            WITH totals AS (
              SELECT l_suppkey AS supplier, sum(l_extendedprice) AS total FROM tpch.tiny.lineitem
              WHERE l_shipdate < current_date GROUP BY l_suppkey)
            SELECT supplier, total FROM totals WHERE total = (SELECT max(total) FROM totals)
              AND supplier NOT IN (SELECT s_suppkey FROM tpch.tiny.supplier WHERE s_acctbal < 0)""",
            """
            SELECT p_brand, count(DISTINCT ps_suppkey),
              sum(CASE WHEN p_size BETWEEN 1 AND 15 OR p_container IN ('SM BOX', 'MED BOX') THEN 1 ELSE 0 END),
              rank() OVER (ORDER BY count(*) DESC)
            FROM tpch.tiny.partsupp JOIN tpch.tiny.part ON p_partkey = ps_partkey
            WHERE current_date > DATE '2000-01-01' GROUP BY p_brand HAVING count(*) > 1""");

    private WarmUp() {}

    /** Returns at once. */
    public static void start(MesquiteEngine engine) {
        Thread thread = new Thread(() -> run(engine), "mesquite-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /** The first round runs the queries, the others plan them. */
    private static void run(MesquiteEngine engine) {
        Session session = new Session("warm-up");
        long start = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            for (String sql : QUERIES) {
                if (System.nanoTime() - start > LONGEST.toNanos()) {
                    return;
                }
                try {
                    run(engine, session, round == 0 ? sql : "EXPLAIN " + sql);
                } catch (RuntimeException e) {
                    LOG.debug("a warm-up query failed, most likely since the server is closed already", e);
                    return;
                }
            }
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
