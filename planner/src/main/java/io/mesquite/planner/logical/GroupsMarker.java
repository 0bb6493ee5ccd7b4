package io.mesquite.planner.logical;

import io.mesquite.parser.Markers;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/** The function that marks the offsets of a window's frame as numbers of groups; see {@link Markers#GROUPS}. */
public final class GroupsMarker extends SqlFunction {
    static final GroupsMarker INSTANCE = new GroupsMarker();

    private GroupsMarker() {
        super(
                Markers.GROUPS,
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.ARG0,
                null,
                OperandTypes.EXACT_NUMERIC,
                SqlFunctionCategory.SYSTEM);
    }

    /** Whether an offset is one of groups. */
    public static boolean isAround(RexNode offset) {
        return offset instanceof RexCall call && call.getOperator() instanceof GroupsMarker;
    }

    /** The offset without the mark. */
    public static RexNode unwrap(RexNode offset) {
        return isAround(offset) ? ((RexCall) offset).getOperands().get(0) : offset;
    }
}
