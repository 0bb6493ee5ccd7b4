package io.mesquite.planner.logical;

import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.planner.PlanInputs;
import io.mesquite.planner.SessionContext;
import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.planner.catalog.MesquiteCatalogReader;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/** Resolves the names and types of queries: those of clients, and those of the views that they name. Thread-safe. */
record QueryValidation(CatalogLookup catalogs, FunctionCatalog functions, SqlOperatorTable operators) {
    private static final SqlToRelConverter.Config CONVERSION = SqlToRelConverter.config()
            .withExpand(false)
            .withTrimUnusedFields(false)
            .withInSubQueryThreshold(Integer.MAX_VALUE)
            .withRemoveSortInSubQuery(true)
            // Phase SIMPLIFY_EXPRESSIONS simplifies with more care, and a cast in VALUES that can't be computed is no
            // failure of planning.
            .withRelBuilderConfigTransform(config -> config.withSimplify(false).withSimplifyValues(false));

    /** A query whose names and types are resolved. */
    record Validated(SqlNode node, MesquiteValidator validator, MesquiteCatalogReader reader, ValidationErrors errors) {
        List<RelDataTypeField> parameters() {
            return validator.getParameterRowType(node).getFieldList();
        }

        RelDataType rowType() {
            return validator.getValidatedNodeType(node);
        }

        RelRoot algebra(RelOptCluster cluster) {
            return new AlgebraConverter(validator, reader, cluster, CONVERSION).convertQuery(node, false, true);
        }
    }

    /**
     * @param inputs is told what was looked at
     * @param views makes tables of the views that the query names
     * @throws io.mesquite.spi.error.MesquiteException for whatever is wrong with the query
     */
    Validated validate(SqlNode query, SessionContext session, PlanInputs inputs, ViewExpansion views) {
        RelDataTypeFactory typeFactory = new MesquiteTypeFactory();
        MesquiteCatalogReader reader = new MesquiteCatalogReader(catalogs, views::expand, session, typeFactory, inputs);
        MesquiteValidator validator = new MesquiteValidator(operators, reader, typeFactory, functions);
        SqlNode copy = GroupByAll.expand(SyntaxTreeCopy.of(query), operators);
        ValidationErrors errors = new ValidationErrors(copy, catalogs, session, operators);
        try {
            return new Validated(validator.validate(copy), validator, reader, errors);
        } catch (CalciteContextException e) {
            throw errors.of(e);
        }
    }
}
