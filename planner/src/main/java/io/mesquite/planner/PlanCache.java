package io.mesquite.planner;

import io.mesquite.plan.expression.Constant;
import io.mesquite.planner.catalog.CatalogLookup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The plans of queries that were run lately, for who runs them again: a dashboard asks the same every minute. A plan is found
 * by the query's text, the values of its parameters, and all of its session but the time; it is given out only while
 * {@linkplain PlanBasis#isCurrent what it was made from} has not changed. Thread-safe.
 */
public final class PlanCache {
    /** A text of this length is a generated one, which is seldom sent twice, and its plan is as large. */
    private static final int LONGEST_TEXT = 100_000;

    private record Key(
            String sql,
            List<Constant> parameters,
            String user,
            Optional<String> catalog,
            Optional<String> schema,
            String zone,
            Map<String, String> properties) {
        static Key of(String sql, SessionContext session, List<Constant> parameters) {
            return new Key(
                    sql.strip(),
                    List.copyOf(parameters),
                    session.user(),
                    session.catalog(),
                    session.schema(),
                    session.zone().getId(),
                    session.properties());
        }
    }

    private final CatalogLookup catalogs;
    private final Map<Key, PlannedQuery> plans;

    /** @param capacity how many plans are kept, those that were used last */
    public PlanCache(CatalogLookup catalogs, int capacity) {
        this.catalogs = catalogs;
        this.plans = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, PlannedQuery> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The plan that is kept, or else the one that {@code planner} makes, which is kept from now on. */
    public PlannedQuery plan(
            String sql, SessionContext session, List<Constant> parameters, Supplier<PlannedQuery> planner) {
        if (sql.length() > LONGEST_TEXT) {
            return planner.get();
        }
        Key key = Key.of(sql, session, parameters);
        PlannedQuery kept;
        synchronized (plans) {
            kept = plans.get(key);
        }
        if (kept != null && kept.basis().isCurrent(catalogs)) {
            return kept;
        }
        PlannedQuery planned = planner.get();
        if (!planned.basis().ofOneMoment()) {
            synchronized (plans) {
                plans.put(key, planned);
            }
        }
        return planned;
    }
}
