package io.mesquite.planner.catalog;

import io.mesquite.catalog.View;
import io.mesquite.planner.PlanInputs;
import io.mesquite.planner.SessionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.validate.SqlNameMatchers;

/**
 * Finds tables for one statement. A name is looked for in the session's schema, then as {@code schema.table} in the
 * session's catalog, then as {@code catalog.schema.table}; the case of letters does not matter.
 */
public final class MesquiteCatalogReader extends CalciteCatalogReader {
    /**
     * @param views makes tables of views
     * @param inputs is told of the tables that are found
     */
    public MesquiteCatalogReader(
            CatalogLookup catalogs,
            Function<View, MesquiteView> views,
            SessionContext session,
            RelDataTypeFactory typeFactory,
            PlanInputs inputs) {
        super(
                CalciteSchema.createRootSchema(
                        false, false, "", new CatalogSchemas(catalogs, views, typeFactory, inputs)),
                SqlNameMatchers.withCaseSensitive(false),
                paths(session),
                typeFactory,
                new CalciteConnectionConfigImpl(new Properties())
                        .set(CalciteConnectionProperty.CASE_SENSITIVE, "false"));
    }

    private static List<List<String>> paths(SessionContext session) {
        List<List<String>> paths = new ArrayList<>();
        session.catalog().ifPresent(catalog -> {
            session.schema().ifPresent(schema -> paths.add(List.of(catalog, schema)));
            paths.add(List.of(catalog));
        });
        paths.add(List.of());
        return paths;
    }
}
