package io.mesquite.parser;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Makes of a parsed query with {@link Markers} one in plain SQL:
 *
 * <pre>
 * SELECT DISTINCT ON (a) a, b … ORDER BY a, b      →  SELECT a, b … QUALIFY row_number() OVER (PARTITION BY a ORDER BY a, b) = 1 ORDER BY a, b
 * SELECT … ORDER BY a FETCH FIRST 3 ROWS WITH TIES →  SELECT … QUALIFY rank() OVER (ORDER BY a) <= 3 ORDER BY a
 * sum(a) FILTER (WHERE c) OVER (…)                 →  sum(CASE WHEN c THEN a END) OVER (…)
 * </pre>
 */
final class Desugaring extends SqlShuttle {
    private static final Set<String> KEEP_NULLS = Set.of(
            "ARRAY_AGG", "LIST", "FIRST_VALUE", "LAST_VALUE", "NTH_VALUE", "FIRST", "LAST", "ARBITRARY", "LAG", "LEAD");

    private Desugaring() {}

    static SqlNode of(SqlNode query) {
        return query.accept(new Desugaring());
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (call instanceof SqlOrderBy sorted) {
            return super.visit(orderBy(sorted));
        } else if (call instanceof SqlSelect select) {
            distinctOn(select, SqlNodeList.EMPTY);
        } else if (call.getKind() == SqlKind.OVER && call.operand(0).getKind() == SqlKind.FILTER) {
            return super.visit(filterOver(call));
        } else if (call.getOperator() instanceof SqlUnresolvedFunction function && call instanceof SqlBasicCall) {
            return super.visit(constructor(function.getName(), call));
        }
        return super.visit(call);
    }

    private static SqlCall constructor(String name, SqlCall call) {
        SqlParserPos place = call.getParserPosition();
        if (name.equals(Markers.ROW)) {
            return SqlStdOperatorTable.ROW.createCall(place, call.getOperandList());
        } else if (name.equals(Markers.EMPTY_ARRAY)) {
            return EmptyArray.INSTANCE.createCall(place);
        }
        return name.equalsIgnoreCase("TRY") && call.operandCount() == 1
                ? TryFunction.INSTANCE.createCall(place, call.getOperandList())
                : call;
    }

    private static SqlCall orderBy(SqlOrderBy sorted) {
        SqlNodeList keys = sorted.orderList;
        boolean ties = !keys.isEmpty() && isMarker(keys.get(0), Markers.WITH_TIES);
        if (ties) {
            keys = new SqlNodeList(keys.getList().subList(1, keys.size()), keys.getParserPosition());
        }
        if (sorted.query instanceof SqlSelect select) {
            distinctOn(select, keys);
        }
        return ties ? withTies(sorted, keys) : sorted;
    }

    private static SqlCall withTies(SqlOrderBy sorted, SqlNodeList keys) {
        SqlParserPos place = sorted.getParserPosition();
        if (!(sorted.query instanceof SqlSelect select) || select.isDistinct()) {
            throw notSupported(
                    place,
                    "WITH TIES after a set operation, VALUES or SELECT DISTINCT",
                    "select from it in a subquery");
        }
        SqlNode first = sorted.offset;
        SqlNode last = first == null ? sorted.fetch : SqlStdOperatorTable.PLUS.createCall(place, first, sorted.fetch);
        SqlNodeList resolved = resolve(keys, select);
        SqlNode rank = over(SqlStdOperatorTable.RANK, SqlNodeList.EMPTY, resolved, place);
        addQualify(select, SqlStdOperatorTable.LESS_THAN_OR_EQUAL.createCall(place, rank, last));
        if (first != null) {
            SqlNode number = over(SqlStdOperatorTable.ROW_NUMBER, SqlNodeList.EMPTY, resolved, place);
            addQualify(select, SqlStdOperatorTable.GREATER_THAN.createCall(place, number, first));
        }
        return new SqlOrderBy(place, select, keys, null, null);
    }

    /** Takes the marker out of the select list, where it is there. */
    private static void distinctOn(SqlSelect select, SqlNodeList keys) {
        SqlNodeList items = select.getSelectList();
        if (items.isEmpty()
                || !(items.get(0) instanceof SqlBasicCall on)
                || !isMarker(on.getOperator().getNameAsId(), Markers.DISTINCT_ON)) {
            return;
        }
        SqlParserPos place = on.getParserPosition();
        select.setSelectList(new SqlNodeList(items.getList().subList(1, items.size()), items.getParserPosition()));
        SqlNodeList partitions = resolve(new SqlNodeList(on.getOperandList(), place), select);
        SqlNode number = over(SqlStdOperatorTable.ROW_NUMBER, partitions, resolve(keys, select), place);
        addQualify(
                select,
                SqlStdOperatorTable.EQUALS.createCall(place, number, SqlLiteral.createExactNumeric("1", place)));
    }

    /** Ordinals and aliases replaced by what they stand for, since they mean nothing in a window. */
    private static SqlNodeList resolve(SqlNodeList keys, SqlSelect select) {
        List<SqlNode> resolved = new ArrayList<>();
        for (SqlNode key : keys) {
            resolved.add(resolve(key, select));
        }
        return new SqlNodeList(resolved, keys.getParserPosition());
    }

    private static SqlNode resolve(SqlNode key, SqlSelect select) {
        if (key.getKind() == SqlKind.DESCENDING
                || key.getKind() == SqlKind.NULLS_FIRST
                || key.getKind() == SqlKind.NULLS_LAST) {
            SqlNode inner = ((SqlCall) key).operand(0);
            return ((SqlCall) key).getOperator().createCall(key.getParserPosition(), resolve(inner, select));
        }
        List<SqlNode> items = select.getSelectList().getList();
        if (key instanceof SqlLiteral literal && literal.getValue() instanceof BigDecimal ordinal) {
            int index = ordinal.intValue() - 1;
            boolean item = index >= 0
                    && index < items.size()
                    && items.stream().limit(index + 1L).noneMatch(Desugaring::isStar);
            if (!item) {
                throw notSupported(
                        key.getParserPosition(),
                        "ordinal " + ordinal + " with DISTINCT ON or WITH TIES",
                        "write the column's name");
            }
            return withoutAlias(items.get(index));
        } else if (key instanceof SqlIdentifier name && name.isSimple()) {
            for (SqlNode item : items) {
                if (item.getKind() == SqlKind.AS
                        && ((SqlCall) item).operand(1) instanceof SqlIdentifier alias
                        && alias.getSimple().equalsIgnoreCase(name.getSimple())) {
                    return withoutAlias(item);
                }
            }
        }
        return key;
    }

    private static boolean isStar(SqlNode item) {
        return !(item instanceof SqlCall call && call.getKind() == SqlKind.AS)
                && item instanceof SqlIdentifier name
                && name.isStar();
    }

    private static SqlNode withoutAlias(SqlNode item) {
        return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
    }

    private static SqlNode over(SqlOperator function, SqlNodeList partitions, SqlNodeList keys, SqlParserPos place) {
        SqlWindow window = SqlWindow.create(
                null, null, partitions, keys, SqlLiteral.createBoolean(false, place), null, null, null, place);
        return SqlStdOperatorTable.OVER.createCall(place, function.createCall(place), window);
    }

    private static void addQualify(SqlSelect select, SqlNode condition) {
        SqlNode present = select.getQualify();
        select.setQualify(
                present == null
                        ? condition
                        : SqlStdOperatorTable.AND.createCall(condition.getParserPosition(), present, condition));
    }

    /** Aggregates pass over nulls, so a row that is left out may as well have a null. */
    private static SqlCall filterOver(SqlCall over) {
        SqlCall filter = over.operand(0);
        SqlCall aggregate = filter.operand(0);
        SqlParserPos place = aggregate.getParserPosition();
        String name = aggregate.getOperator().getName().toUpperCase(Locale.ROOT);
        if (KEEP_NULLS.contains(name) || aggregate.operandCount() != 1) {
            throw notSupported(place, "FILTER with OVER for " + name, "filter in a subquery");
        }
        SqlNode argument = aggregate.operand(0);
        boolean star = argument instanceof SqlIdentifier identifier && identifier.isStar();
        SqlNode value = new SqlCase(
                place,
                null,
                SqlNodeList.of(filter.operand(1)),
                SqlNodeList.of(star ? SqlLiteral.createExactNumeric("1", place) : argument),
                SqlLiteral.createNull(place));
        SqlNode filtered = aggregate.getOperator().createCall(aggregate.getFunctionQuantifier(), place, value);
        return over.getOperator().createCall(over.getParserPosition(), filtered, over.operand(1));
    }

    private static boolean isMarker(SqlNode node, String marker) {
        return node instanceof SqlIdentifier name
                && name.isSimple()
                && name.getSimple().equalsIgnoreCase(marker);
    }

    private static MesquiteException notSupported(SqlParserPos place, String what, String instead) {
        Position position = new Position(place.getLineNum(), place.getColumnNum());
        return new MesquiteException(
                ErrorCode.NOT_SUPPORTED,
                what + " at " + position + " is not supported; " + instead,
                Optional.of(position),
                null);
    }
}
