package io.mesquite.planner.phase;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/** Makes projections that keep what is above them valid. */
final class LogicalProjects {
    private LogicalProjects() {}

    /** A projection of its own, whatever its input is. */
    static RelNode of(RelNode input, List<RexNode> expressions) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            names.add("f" + i);
        }
        return LogicalProject.create(input, List.of(), expressions, names, Set.of());
    }

    /** A projection with the names and types of {@code rowType}; the input itself where it would change nothing. */
    static RelNode named(RelNode input, List<RexNode> expressions, RelDataType rowType) {
        if (RexUtil.isIdentity(expressions, input.getRowType())
                && input.getRowType().getFieldCount() == expressions.size()) {
            return input;
        }
        RexBuilder builder = input.getCluster().getRexBuilder();
        List<RexNode> typed = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            RelDataType type = rowType.getFieldList().get(i).getType();
            RexNode expression = expressions.get(i);
            // a column that was nullable may no longer be; that is no reason for a cast
            boolean same = org.apache.calcite.sql.type.SqlTypeUtil.equalSansNullability(type, expression.getType());
            typed.add(same ? expression : builder.makeAbstractCast(type, expression, false));
        }
        return LogicalProject.create(input, List.of(), typed, rowType.getFieldNames(), Set.of());
    }
}
