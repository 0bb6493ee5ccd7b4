package io.mesquite.planner;

import io.mesquite.engine.expression.Expressions;
import io.mesquite.engine.function.BuiltinFunctions;
import io.mesquite.engine.function.FunctionRegistry;
import io.mesquite.parser.DeepStack;
import io.mesquite.parser.Statement;
import io.mesquite.parser.StatementParser;
import io.mesquite.planner.convert.EvaluatedConstants;
import io.mesquite.planner.logical.LogicalPlanner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.sql.SqlExplainLevel;

/** Plans over the TPC-H tables at scale 1. */
public final class PlannerFixture {
    public static final SessionContext SESSION = new SessionContext(
            "test",
            Optional.of("tpch"),
            Optional.of("sf1"),
            ZoneOffset.UTC,
            Instant.parse("2026-01-02T03:04:05.678901Z"),
            Map.of());

    private static final FunctionRegistry FUNCTIONS = BuiltinFunctions.registry();

    private static final LogicalPlanner PLANNER = new LogicalPlanner(
            FileLikeTpch.catalogs(), FUNCTIONS, new EvaluatedConstants(FUNCTIONS, new Expressions(FUNCTIONS)));

    private PlannerFixture() {}

    /** The optimized algebra of a query. */
    public static RelRoot logical(String sql) {
        return DeepStack.call(() -> {
            Statement.Query query = (Statement.Query) StatementParser.parse(sql);
            return PLANNER.plan(query.node(), SESSION, List.of(), new PlanInputs(SESSION));
        });
    }

    /** The same as text. */
    public static String logicalText(String sql) {
        return RelOptUtil.dumpPlan(
                "",
                logical(sql).project(),
                org.apache.calcite.sql.SqlExplainFormat.TEXT,
                SqlExplainLevel.EXPPLAN_ATTRIBUTES);
    }

    /** The text of TPC-H query 1 to 22. */
    public static String tpchQuery(int number) {
        String name = String.format("/io/mesquite/testing/tpch/q%02d.sql", number);
        try (InputStream in = PlannerFixture.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("${Q11_FRACTION}", "0.0001");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints the plans of the given queries. */
    public static void main(String[] args) {
        for (String arg : args) {
            System.out.println("== " + arg);
            try {
                System.out.println(logicalText(arg.matches("\\d+") ? tpchQuery(Integer.parseInt(arg)) : arg));
            } catch (RuntimeException | Error e) {
                e.printStackTrace(System.out);
            }
        }
    }
}
