package io.mesquite.planner.logical;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/**
 * Calcite's converter, which treats {@code x IN (1, 2)} as a subquery that it looks for before it converts an expression. It does not
 * look into what an ordinal or an alias in GROUP BY stands for, and fails there; so lists of values are converted here:
 *
 * <pre>
 * x IN (1, 2)      →  x = 1 OR x = 2
 * x NOT IN (1, 2)  →  NOT (x = 1 OR x = 2)
 * </pre>
 */
final class AlgebraConverter extends SqlToRelConverter {
    AlgebraConverter(SqlValidator validator, Prepare.CatalogReader reader, RelOptCluster cluster, Config config) {
        super(
                (rowType, queryString, schemaPath, viewPath) -> {
                    throw new UnsupportedOperationException("there are no views");
                },
                validator,
                reader,
                cluster,
                Convertlets::of,
                config);
    }

    @Override
    protected RexNode convertExtendedExpression(SqlNode node, Blackboard scope) {
        if ((node.getKind() == SqlKind.IN || node.getKind() == SqlKind.NOT_IN)
                && node instanceof SqlCall call
                && call.operand(0).getKind() != SqlKind.ROW
                && call.operand(1) instanceof SqlNodeList candidates) {
            RexNode in = anyEqual(scope.convertExpression(call.operand(0)), candidates, scope);
            return node.getKind() == SqlKind.IN ? in : rexBuilder.makeCall(SqlStdOperatorTable.NOT, in);
        }
        return null;
    }

    /** The first part of a recursive query has columns that may be null, as the validator says: see {@link RecursiveSeeds}. */
    @Override
    public RelNode convertSelect(SqlSelect select, boolean top) {
        RelNode rel = super.convertSelect(select, top);
        if (!((MesquiteValidator) validator).isSeed(select)) {
            return rel;
        }
        List<RexNode> columns = new ArrayList<>();
        for (RelDataTypeField field : rel.getRowType().getFieldList()) {
            columns.add(rexBuilder.makeAbstractCast(
                    typeFactory.createTypeWithNullability(field.getType(), true),
                    rexBuilder.makeInputRef(rel, field.getIndex()),
                    false));
        }
        return LogicalProject.create(rel, List.of(), columns, rel.getRowType().getFieldNames(), Set.of());
    }

    private RexNode anyEqual(RexNode value, SqlNodeList candidates, Blackboard scope) {
        RexBuilder builder = rexBuilder;
        List<RexNode> converted = new ArrayList<>(candidates.size());
        List<RelDataType> types = new ArrayList<>(candidates.size() + 1);
        types.add(value.getType());
        for (SqlNode candidate : candidates) {
            RexNode one = scope.convertExpression(candidate);
            converted.add(one);
            types.add(one.getType());
        }
        RelDataType common = typeFactory.leastRestrictive(types);
        RexNode left = common == null ? value : builder.ensureType(common, value, true);
        List<RexNode> comparisons = new ArrayList<>(converted.size());
        for (RexNode one : converted) {
            comparisons.add(builder.makeCall(
                    SqlStdOperatorTable.EQUALS, left, common == null ? one : builder.ensureType(common, one, true)));
        }
        return RexUtil.composeDisjunction(builder, comparisons);
    }
}
