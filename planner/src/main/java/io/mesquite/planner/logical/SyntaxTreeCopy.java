package io.mesquite.planner.logical;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlShuttle;

/** Copies a syntax tree, since validation changes the one that it is given. */
final class SyntaxTreeCopy extends SqlShuttle {
    static SqlNode of(SqlNode node) {
        return node.accept(new SyntaxTreeCopy());
    }

    @Override
    public SqlNode visit(SqlCall call) {
        CallCopyingArgHandler copy = new CallCopyingArgHandler(call, true);
        call.getOperator().acceptCall(this, call, false, copy);
        return copy.result();
    }

    @Override
    public SqlNode visit(SqlNodeList list) {
        SqlNodeList copy = new SqlNodeList(list.getParserPosition());
        for (SqlNode node : list) {
            copy.add(node == null ? null : node.accept(this));
        }
        return copy;
    }

    @Override
    public SqlNode visit(SqlIdentifier identifier) {
        return identifier.clone(identifier.getParserPosition());
    }
}
