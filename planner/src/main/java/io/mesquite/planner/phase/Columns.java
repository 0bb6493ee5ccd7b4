package io.mesquite.planner.phase;

import java.util.function.IntUnaryOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Moves expressions from one node's columns to another's. */
final class Columns {
    private Columns() {}

    /** The expression over the columns of {@code target}; each column becomes the one that {@code mapping} gives. */
    static RexNode map(RexNode node, RelNode target, IntUnaryOperator mapping) {
        return map(node, target.getRowType(), mapping);
    }

    /** The same for columns of a row type. */
    static RexNode map(RexNode node, RelDataType target, IntUnaryOperator mapping) {
        return node.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                int column = mapping.applyAsInt(ref.getIndex());
                RelDataType type = target.getFieldList().get(column).getType();
                return column == ref.getIndex() && type.equals(ref.getType()) ? ref : new RexInputRef(column, type);
            }
        });
    }
}
