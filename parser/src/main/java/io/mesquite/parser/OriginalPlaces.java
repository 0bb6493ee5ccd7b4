package io.mesquite.parser;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/** Gives the nodes of a tree that was parsed from a rewritten text their places in the original. */
final class OriginalPlaces extends SqlShuttle {
    private final Rewriting.Result rewriting;

    private OriginalPlaces(Rewriting.Result rewriting) {
        this.rewriting = rewriting;
    }

    static SqlNode in(SqlNode node, Rewriting.Result rewriting) {
        return rewriting.unchanged() ? node : node.accept(new OriginalPlaces(rewriting));
    }

    private SqlParserPos place(SqlNode node) {
        return rewriting.original(node.getParserPosition());
    }

    @Override
    public SqlNode visit(SqlCall call) {
        SqlCall visited = (SqlCall) super.visit(call);
        return visited.clone(place(call));
    }

    @Override
    public SqlNode visit(SqlNodeList list) {
        List<SqlNode> nodes = new ArrayList<>(list.size());
        for (SqlNode node : list) {
            nodes.add(node == null ? null : node.accept(this));
        }
        return new SqlNodeList(nodes, place(list));
    }

    @Override
    public SqlNode visit(SqlIdentifier identifier) {
        List<SqlParserPos> parts = new ArrayList<>();
        for (int i = 0; i < identifier.names.size(); i++) {
            parts.add(rewriting.original(identifier.getComponentParserPosition(i)));
        }
        return new SqlIdentifier(identifier.names, identifier.getCollation(), place(identifier), parts);
    }

    @Override
    public SqlNode visit(SqlLiteral literal) {
        return literal.clone(place(literal));
    }

    @Override
    public SqlNode visit(SqlDynamicParam parameter) {
        return parameter.clone(place(parameter));
    }

    @Override
    public SqlNode visit(SqlDataTypeSpec type) {
        return type.clone(place(type));
    }

    @Override
    public SqlNode visit(SqlIntervalQualifier qualifier) {
        return qualifier.clone(place(qualifier));
    }
}
