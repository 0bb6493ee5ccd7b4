package io.mesquite.planner.logical;

import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.planner.SessionContext;
import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.planner.catalog.MesquiteCatalogReader;
import io.mesquite.planner.phase.PlannerPhase;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/**
 * From a parsed query to optimized algebra of Calcite's {@code Logical*} classes. Thread-safe. Nested statements need a large
 * stack, see {@link io.mesquite.parser.DeepStack}.
 */
public final class LogicalPlanner {
    private static final SqlToRelConverter.Config CONVERSION = SqlToRelConverter.config()
            .withExpand(false)
            .withTrimUnusedFields(false)
            .withInSubQueryThreshold(Integer.MAX_VALUE)
            .withRemoveSortInSubQuery(true);

    private final CatalogLookup catalogs;
    private final SqlOperatorTable operators;

    public LogicalPlanner(CatalogLookup catalogs, FunctionCatalog functions) {
        this.catalogs = catalogs;
        this.operators = SqlOperatorTables.chain(new StandardOperators(), new CatalogFunctions(functions));
    }

    /**
     * Plans a query. The node is changed by validation and must not be used again.
     *
     * @throws io.mesquite.spi.error.MesquiteException for whatever is wrong with the query
     */
    public RelRoot plan(SqlNode query, SessionContext session) {
        RelDataTypeFactory typeFactory = new MesquiteTypeFactory();
        MesquiteCatalogReader reader = new MesquiteCatalogReader(catalogs, session, typeFactory);
        MesquiteValidator validator = new MesquiteValidator(operators, reader, typeFactory);
        SqlNode validated = validator.validate(query);
        RelOptCluster cluster = cluster(typeFactory);
        SqlToRelConverter converter = new SqlToRelConverter(
                (rowType, queryString, schemaPath, viewPath) -> {
                    throw new UnsupportedOperationException("views");
                },
                validator,
                reader,
                cluster,
                StandardConvertletTable.INSTANCE,
                CONVERSION);
        RelRoot root = converter.convertQuery(validated, false, true);
        RelNode optimized = PlannerPhase.optimize(root.rel);
        return root.withRel(optimized);
    }

    private static RelOptCluster cluster(RelDataTypeFactory typeFactory) {
        // rules are run by phases with planners of their own; a cluster only wants to have one
        HepPlanner planner = new HepPlanner(HepProgram.builder().build(), Contexts.empty());
        return RelOptCluster.create(planner, new MesquiteRexBuilder(typeFactory));
    }
}
