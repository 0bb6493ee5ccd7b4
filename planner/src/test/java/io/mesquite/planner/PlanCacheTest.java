package io.mesquite.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.expression.Expressions;
import io.mesquite.engine.function.BuiltinFunctions;
import io.mesquite.engine.function.FunctionRegistry;
import io.mesquite.parser.Statement;
import io.mesquite.parser.StatementParser;
import io.mesquite.plan.expression.Constant;
import io.mesquite.planner.PlanBasis.KnownTable;
import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.planner.physical.PhasedPhysicalPlanner;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.type.SimpleType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanCacheTest {
    private static final FunctionRegistry FUNCTIONS = BuiltinFunctions.registry();
    private static final String SQL = "SELECT n_name FROM nation WHERE n_regionkey = 1";

    private final CatalogLookup first = FileLikeTpch.catalogs();
    private CatalogLookup current = first;
    private final CatalogLookup catalogs = new CatalogLookup() {
        @Override
        public Optional<Connector> connector(String catalog) {
            return current.connector(catalog);
        }

        @Override
        public List<String> catalogs() {
            return current.catalogs();
        }
    };
    private final Planner planner =
            new Planner(catalogs, FUNCTIONS, new Expressions(FUNCTIONS), new PhasedPhysicalPlanner(FUNCTIONS, 1));
    private final PlanCache cache = new PlanCache(catalogs, 3);

    private PlannedQuery plan(String sql, SessionContext session, Constant... parameters) {
        return cache.plan(
                sql,
                session,
                List.of(parameters),
                () -> planner.plan((Statement.Query) StatementParser.parse(sql.strip()), session, List.of(parameters)));
    }

    private PlannedQuery plan(String sql) {
        return plan(sql, session("sf1", "UTC", "me", Map.of()));
    }

    private static SessionContext session(String schema, String zone, String user, Map<String, String> properties) {
        return new SessionContext(
                user, Optional.of("tpch"), Optional.of(schema), ZoneId.of(zone), Instant.now(), properties);
    }

    @Test
    void theSameTextIsPlannedOnceWhateverTheTime() {
        PlannedQuery planned = plan(SQL);
        assertSame(planned, plan(SQL));
        assertSame(planned, plan("\n  " + SQL + " "));
        assertNotSame(planned, plan(SQL + " AND n_nationkey < 9"));
    }

    @Test
    void everythingElseOfTheSessionCounts() {
        PlannedQuery planned = plan(SQL);
        assertNotSame(planned, plan(SQL, session("tiny", "UTC", "me", Map.of())));
        assertNotSame(planned, plan(SQL, session("sf1", "Europe/Paris", "me", Map.of())));
        assertNotSame(planned, plan(SQL, session("sf1", "UTC", "you", Map.of())));
        assertNotSame(planned, plan(SQL, session("sf1", "UTC", "me", Map.of("memory_limit", "1GB"))));
    }

    @Test
    void eachValueOfAParameterHasItsPlan() {
        SessionContext session = session("sf1", "UTC", "me", Map.of());
        String sql = "SELECT n_name FROM nation WHERE n_regionkey = ?";
        PlannedQuery ofOne = plan(sql, session, new Constant(1L, SimpleType.BIGINT));
        assertSame(ofOne, plan(sql, session, new Constant(1L, SimpleType.BIGINT)));
        assertNotSame(ofOne, plan(sql, session, new Constant(2L, SimpleType.BIGINT)));
        assertNotSame(ofOne, plan(sql, session, new Constant(1L, SimpleType.INTEGER)));
    }

    @Test
    void aPlanThatHoldsTheTimeIsNotKept() {
        for (String expression : List.of("current_date", "current_timestamp", "localtime")) {
            String sql = "SELECT count(*) FROM orders WHERE CAST(" + expression + " AS varchar) > 'x'";
            assertNotSame(plan(sql), plan(sql), expression);
        }
        assertSame(plan("SELECT current_user"), plan("SELECT current_user"));
    }

    @Test
    void aCatalogThatWasOpenedAnewIsPlannedAnew() {
        PlannedQuery planned = plan(SQL);
        current = FileLikeTpch.catalogs();
        PlannedQuery again = plan(SQL);
        assertNotSame(planned, again);
        assertSame(again, plan(SQL));
    }

    @Test
    void aTableIsUnchangedWhileItsConnectorDescribesItTheSame() {
        KnownTable known = plan(SQL).basis().tables().get(0);
        assertEquals("nation", known.table().name());
        assertTrue(new PlanBasis(List.of(known), List.of(), false).isCurrent(catalogs));
        assertFalse(new PlanBasis(List.of(known), List.of(), true).isCurrent(catalogs));
        KnownTable other =
                new KnownTable(known.catalog(), known.connector(), known.table(), Optional.of(TableStatistics.UNKNOWN));
        assertFalse(new PlanBasis(List.of(known, other), List.of(), false).isCurrent(catalogs), "other statistics");
    }

    @Test
    void onlyThePlansUsedLastAreKept() {
        PlannedQuery planned = plan(SQL);
        plan("SELECT 1");
        plan("SELECT 2");
        assertSame(planned, plan(SQL));
        plan("SELECT 3");
        assertSame(planned, plan(SQL));
        plan("SELECT 4");
        plan("SELECT 5");
        plan("SELECT 6");
        assertNotSame(planned, plan(SQL));
    }
}
