package io.mesquite.planner.logical;

import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.planner.OutputColumn;
import io.mesquite.planner.PlanInputs;
import io.mesquite.planner.PreparedQuery;
import io.mesquite.planner.SessionContext;
import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.planner.catalog.MesquiteCatalogReader;
import io.mesquite.planner.phase.ConstantFolder;
import io.mesquite.planner.phase.PhaseContext;
import io.mesquite.planner.phase.PlannerPhase;
import io.mesquite.planner.statistics.MesquiteMetadata;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/**
 * From a parsed query to optimized algebra of Calcite's {@code Logical*} classes. Thread-safe. Nested statements need a large
 * stack, see {@link io.mesquite.parser.DeepStack}.
 */
public final class LogicalPlanner {
    private static final SqlToRelConverter.Config CONVERSION = SqlToRelConverter.config()
            .withExpand(false)
            .withTrimUnusedFields(false)
            .withInSubQueryThreshold(Integer.MAX_VALUE)
            .withRemoveSortInSubQuery(true)
            // Calcite's simplifier takes x IN (subquery) for never unknown where x is NOT NULL, whatever the subquery
            // returns: it
            // has to wait until there are no subqueries. And a cast in VALUES that can't be computed is no failure of
            // planning.
            .withRelBuilderConfigTransform(config -> config.withSimplify(false).withSimplifyValues(false));

    private final CatalogLookup catalogs;
    private final FunctionCatalog functions;
    private final SqlOperatorTable operators;
    private final ConstantFolder folder;

    public LogicalPlanner(CatalogLookup catalogs, FunctionCatalog functions, ConstantFolder folder) {
        this.catalogs = catalogs;
        this.functions = functions;
        this.operators = SqlOperatorTables.chain(new StandardOperators(), new CatalogFunctions(functions));
        this.folder = folder;
    }

    /**
     * Validates a query without planning it.
     *
     * @throws io.mesquite.spi.error.MesquiteException for whatever is wrong with the query
     */
    public PreparedQuery prepare(SqlNode query, SessionContext session) {
        Validated validated = validate(query, session, new PlanInputs(session));
        return new PreparedQuery(
                validated.parameters().stream()
                        .map(field -> TypeMapping.fromCalcite(field.getType()))
                        .toList(),
                validated.validator().getValidatedNodeType(validated.node()).getFieldList().stream()
                        .map(LogicalPlanner::column)
                        .toList());
    }

    /**
     * Plans a query.
     *
     * @param parameters a value for each {@code ?} marker
     * @param inputs is told what was looked at
     * @throws io.mesquite.spi.error.MesquiteException for whatever is wrong with the query or the parameters
     */
    public RelRoot plan(SqlNode query, SessionContext session, List<Constant> parameters, PlanInputs inputs) {
        Validated validated = validate(query, session, inputs);
        RelOptCluster cluster = cluster(validated.validator().getTypeFactory());
        try {
            SqlToRelConverter converter =
                    new AlgebraConverter(validated.validator(), validated.reader(), cluster, CONVERSION);
            RelRoot root = converter.convertQuery(validated.node(), false, true);
            RelNode bound =
                    ParameterValues.bind(root.rel, validated.parameters().size(), parameters);
            return root.withRel(PlannerPhase.optimize(bound, new PhaseContext(session, folder, inputs)));
        } catch (CalciteContextException e) {
            throw validated.errors().of(e);
        }
    }

    /** The names and types of a planned query's result. */
    public static List<OutputColumn> columns(RelRoot root) {
        List<RelDataTypeField> validated = root.validatedRowType.getFieldList();
        return IntStream.range(0, root.fields.size())
                .mapToObj(i -> {
                    RelDataType type = validated.get(i).getType();
                    return new OutputColumn(
                            root.fields.get(i).getValue(), TypeMapping.fromCalcite(type), type.isNullable());
                })
                .toList();
    }

    private static OutputColumn column(RelDataTypeField field) {
        return new OutputColumn(
                field.getName(),
                TypeMapping.fromCalcite(field.getType()),
                field.getType().isNullable());
    }

    private record Validated(
            SqlNode node, MesquiteValidator validator, MesquiteCatalogReader reader, ValidationErrors errors) {
        List<RelDataTypeField> parameters() {
            return validator.getParameterRowType(node).getFieldList();
        }
    }

    private Validated validate(SqlNode query, SessionContext session, PlanInputs inputs) {
        RelDataTypeFactory typeFactory = new MesquiteTypeFactory();
        MesquiteCatalogReader reader = new MesquiteCatalogReader(catalogs, session, typeFactory, inputs);
        MesquiteValidator validator = new MesquiteValidator(operators, reader, typeFactory, functions);
        SqlNode copy = GroupByAll.expand(SyntaxTreeCopy.of(query), operators);
        ValidationErrors errors = new ValidationErrors(copy, catalogs, session, operators);
        try {
            return new Validated(validator.validate(copy), validator, reader, errors);
        } catch (CalciteContextException e) {
            throw errors.of(e);
        }
    }

    private static RelOptCluster cluster(RelDataTypeFactory typeFactory) {
        // phases run rules with planners of their own; a cluster only wants to have one
        HepPlanner planner = new HepPlanner(HepProgram.builder().build(), Contexts.empty());
        // expressions are folded by FoldConstants; Calcite's own executor would compile Java at run time
        planner.setExecutor((builder, expressions, reduced) -> reduced.addAll(expressions));
        RelOptCluster cluster = RelOptCluster.create(planner, new MesquiteRexBuilder(typeFactory));
        cluster.setMetadataQuerySupplier(MesquiteMetadata::new);
        return cluster;
    }
}
