package io.mesquite.planner.logical;

import io.mesquite.parser.Markers;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.apache.calcite.util.Util;

/** Writes out GROUP BY ALL: by every item of the select list that has no aggregate in it. */
final class GroupByAll extends SqlShuttle {
    private final SqlOperatorTable operators;

    private GroupByAll(SqlOperatorTable operators) {
        this.operators = operators;
    }

    static SqlNode expand(SqlNode query, SqlOperatorTable operators) {
        return query.accept(new GroupByAll(operators));
    }

    /** Whether the list is only ALL. */
    static boolean isAll(SqlNodeList items) {
        return items != null
                && items.size() == 1
                && items.get(0) instanceof SqlIdentifier name
                && name.isSimple()
                && name.getSimple().equals(Markers.ALL);
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (call instanceof SqlSelect select && isAll(select.getGroup())) {
            List<SqlNode> keys = new ArrayList<>();
            for (SqlNode item : select.getSelectList()) {
                if (item instanceof SqlIdentifier name && name.isStar()) {
                    Position position = new Position(
                            item.getParserPosition().getLineNum(),
                            item.getParserPosition().getColumnNum());
                    throw ValidationErrors.error(
                            ErrorCode.NOT_SUPPORTED,
                            "GROUP BY ALL takes no * in the select list at " + position + "; name the columns",
                            Optional.of(position));
                }
                SqlNode value = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
                if (!hasAggregate(value)) {
                    keys.add(value);
                }
            }
            select.setGroupBy(new SqlNodeList(keys, select.getGroup().getParserPosition()));
        }
        return super.visit(call);
    }

    private boolean hasAggregate(SqlNode value) {
        try {
            value.accept(new SqlBasicVisitor<Void>() {
                @Override
                public Void visit(SqlCall call) {
                    if (call.getKind() == SqlKind.SELECT) {
                        return null;
                    } else if (call.getKind() == SqlKind.OVER) {
                        // the function itself aggregates no group, but its arguments may
                        ((SqlCall) call.operand(0))
                                .getOperandList().stream()
                                        .filter(operand -> operand != null)
                                        .forEach(operand -> operand.accept(this));
                        return call.operand(1).accept(this);
                    } else if (isAggregate(call.getOperator())) {
                        throw Util.FoundOne.NULL;
                    }
                    return super.visit(call);
                }
            });
            return false;
        } catch (Util.FoundOne e) {
            return true;
        }
    }

    private boolean isAggregate(SqlOperator operator) {
        if (!(operator instanceof SqlFunction function)) {
            return operator.isAggregator();
        }
        List<SqlOperator> found = new ArrayList<>();
        SqlIdentifier name = function.getSqlIdentifier() == null ? function.getNameAsId() : function.getSqlIdentifier();
        operators.lookupOperatorOverloads(
                name, null, SqlSyntax.FUNCTION, found, SqlNameMatchers.withCaseSensitive(false));
        return operator.isAggregator() || found.stream().anyMatch(SqlOperator::isAggregator);
    }
}
