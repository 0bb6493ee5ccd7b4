package io.mesquite.planner;

import io.mesquite.catalog.View;
import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a plan was made from, beside its text and its session. While all of that is as it was, planning again would give the
 * same plan.
 *
 * @param tables that the text names
 * @param views that the text, or the text of another view, names
 * @param ofOneMoment whether the plan holds the time at which its statement began, and so is right for that statement only
 */
public record PlanBasis(List<KnownTable> tables, List<View> views, boolean ofOneMoment) {
    public PlanBasis {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
    }

    /**
     * A table as the planner saw it.
     *
     * @param statistics empty where the planner did not ask for them
     */
    public record KnownTable(String catalog, Connector connector, Table table, Optional<TableStatistics> statistics) {
        private boolean isUnchanged(CatalogLookup catalogs) {
            return catalogs.connector(catalog).orElse(null) == connector
                    && connector
                            .metadata()
                            .findTable(table.schema(), table.name())
                            .filter(table::equals)
                            .isPresent()
                    && (statistics.isEmpty() || ofAllRows(connector, table).equals(statistics.get()));
        }
    }

    /** What a connector says of all rows and columns of a table. */
    public static TableStatistics ofAllRows(Connector connector, Table table) {
        return connector
                .metadata()
                .statistics(new Scan(table.handle(), table.columns(), Constraint.ALL, OptionalLong.empty()));
    }

    /** Whether a statement that begins now may be run with the plan. A table that can't be looked at counts as changed. */
    public boolean isCurrent(CatalogLookup catalogs) {
        try {
            return !ofOneMoment
                    && views.stream().allMatch(view -> isUnchanged(view, catalogs))
                    && tables.stream().allMatch(table -> table.isUnchanged(catalogs));
        } catch (MesquiteException e) {
            return false;
        }
    }

    private static boolean isUnchanged(View view, CatalogLookup catalogs) {
        return catalogs.view(view.catalog(), view.schema(), view.name())
                .filter(view::equals)
                .isPresent();
    }
}
