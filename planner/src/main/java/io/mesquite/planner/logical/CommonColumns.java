package io.mesquite.planner.logical;

import java.util.function.UnaryOperator;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;

/** The columns that a join by USING or NATURAL makes one of, where a condition names them without a table. */
final class CommonColumns extends SqlShuttle {
    private final UnaryOperator<SqlNode> expansion;

    private CommonColumns(UnaryOperator<SqlNode> expansion) {
        this.expansion = expansion;
    }

    /** Whether a FROM clause has such joins. */
    static boolean areIn(SqlNode from) {
        return from instanceof SqlJoin join
                && (join.isNatural()
                        || join.getConditionType() == JoinConditionType.USING
                        || areIn(join.getLeft())
                        || areIn(join.getRight()));
    }

    /**
     * The condition with its names written out; those of its subqueries stay, which may mean their own columns.
     *
     * @param expansion of a name, to what it stands for
     */
    static SqlNode expanded(SqlNode condition, UnaryOperator<SqlNode> expansion) {
        return condition.accept(new CommonColumns(expansion));
    }

    @Override
    public SqlNode visit(SqlIdentifier name) {
        return name.isSimple() ? expansion.apply(name) : name;
    }

    @Override
    public SqlNode visit(SqlCall call) {
        return call.isA(SqlKind.QUERY) ? call : super.visit(call);
    }
}
