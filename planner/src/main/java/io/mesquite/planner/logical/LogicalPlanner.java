package io.mesquite.planner.logical;

import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.planner.OutputColumn;
import io.mesquite.planner.PlanInputs;
import io.mesquite.planner.PreparedQuery;
import io.mesquite.planner.SessionContext;
import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.planner.phase.ConstantFolder;
import io.mesquite.planner.phase.PhaseContext;
import io.mesquite.planner.phase.PlannerPhase;
import io.mesquite.planner.statistics.MesquiteMetadata;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlOperatorTables;

/**
 * From a parsed query to optimized algebra of Calcite's {@code Logical*} classes. Thread-safe. Nested statements need a large
 * stack, see {@link io.mesquite.parser.DeepStack}.
 */
public final class LogicalPlanner {
    /** What the validator calls a column that has no name. */
    private static final Pattern UNNAMED = Pattern.compile("EXPR\\$\\d+");

    private final QueryValidation validation;
    private final ConstantFolder folder;

    public LogicalPlanner(CatalogLookup catalogs, FunctionCatalog functions, ConstantFolder folder) {
        this.validation = new QueryValidation(
                catalogs, functions, SqlOperatorTables.chain(new StandardOperators(), new CatalogFunctions(functions)));
        this.folder = folder;
    }

    /**
     * Validates a query without planning it.
     *
     * @param inputs is told what was looked at
     * @throws io.mesquite.spi.error.MesquiteException for whatever is wrong with the query
     */
    public PreparedQuery prepare(SqlNode query, SessionContext session, PlanInputs inputs) {
        QueryValidation.Validated validated = validate(query, session, inputs);
        return new PreparedQuery(
                validated.parameters().stream()
                        .map(field -> TypeMapping.fromCalcite(field.getType()))
                        .toList(),
                columns(validated.rowType().getFieldNames(), validated.rowType()));
    }

    /**
     * Plans a query.
     *
     * @param parameters a value for each {@code ?} marker
     * @param inputs is told what was looked at
     * @throws io.mesquite.spi.error.MesquiteException for whatever is wrong with the query or the parameters
     */
    public RelRoot plan(SqlNode query, SessionContext session, List<Constant> parameters, PlanInputs inputs) {
        QueryValidation.Validated validated = validate(query, session, inputs);
        RelOptCluster cluster = cluster(validated.validator().getTypeFactory());
        try {
            RelRoot root = validated.algebra(cluster);
            RelNode bound =
                    ParameterValues.bind(root.rel, validated.parameters().size(), parameters);
            return root.withRel(PlannerPhase.optimize(bound, new PhaseContext(session, folder, inputs)));
        } catch (CalciteContextException e) {
            throw validated.errors().of(e);
        } catch (AssertionError e) {
            // Calcite has looked at the recursive part with the types of the first one
            if (validated.validator().hasRecursion()) {
                throw RecursiveSeeds.otherTypes(e);
            }
            throw e;
        }
    }

    /** The names and types of a planned query's result. */
    public static List<OutputColumn> columns(RelRoot root) {
        List<String> names = root.fields.stream().map(Map.Entry::getValue).toList();
        return columns(names, root.validatedRowType);
    }

    /** A column without a name is called as in Trino, by its place: {@code _col0} is the first. */
    private static List<OutputColumn> columns(List<String> names, RelDataType rowType) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> {
                    RelDataType type = rowType.getFieldList().get(i).getType();
                    String name = UNNAMED.matcher(names.get(i)).matches() ? "_col" + i : names.get(i);
                    return new OutputColumn(name, TypeMapping.fromCalcite(type), type.isNullable());
                })
                .toList();
    }

    private QueryValidation.Validated validate(SqlNode query, SessionContext session, PlanInputs inputs) {
        return validation.validate(query, session, inputs, new ViewExpansion(validation, session, inputs, List.of()));
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
