package io.mesquite.planner.logical;

import io.mesquite.parser.EmptyArray;
import io.mesquite.parser.TryFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlNameMatcher;

/**
 * Calcite's operators that the engine has: those with a syntax of their own, and the aggregate and window functions that the
 * optimizer knows. Every plain function comes from the engine, see {@link CatalogFunctions}.
 */
final class StandardOperators implements SqlOperatorTable {
    /** Functions that SQL gives a syntax, or the optimizer a meaning. */
    private static final Set<String> FUNCTIONS = Set.of(
            "ANY_VALUE",
            "AVG",
            "CASE",
            "CAST",
            "CEIL",
            "COALESCE",
            "COUNT",
            "CUME_DIST",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "CURRENT_USER",
            "DENSE_RANK",
            "EXTRACT",
            "FIRST_VALUE",
            "FLOOR",
            "GROUPING",
            "GROUPING_ID",
            "LAG",
            "LAST_VALUE",
            "LEAD",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "MAX",
            "MIN",
            "NTH_VALUE",
            "NTILE",
            "NULLIF",
            "OVERLAY",
            "PERCENT_RANK",
            "POSITION",
            "RANK",
            "ROW_NUMBER",
            "SUBSTRING",
            "SUM",
            "TIMESTAMPADD",
            "TIMESTAMPDIFF",
            "TRIM");

    private static final SqlOperatorTable LIBRARY = SqlOperatorTables.of(
            EmptyArray.INSTANCE,
            GroupsMarker.INSTANCE,
            TryFunction.INSTANCE,
            SqlLibraryOperators.INFIX_CAST,
            SqlLibraryOperators.ILIKE,
            SqlLibraryOperators.NOT_ILIKE,
            SqlLibraryOperators.TRY_CAST);

    private final SqlOperatorTable standard = SqlStdOperatorTable.instance();

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher nameMatcher) {
        standard.lookupOperatorOverloads(name, category, syntax, found, nameMatcher);
        found.removeIf(operator -> !isOurs(operator));
        found.replaceAll(StandardOperators::ours);
        LIBRARY.lookupOperatorOverloads(name, category, syntax, found, nameMatcher);
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        List<SqlOperator> operators = new ArrayList<>(standard.getOperatorList());
        operators.removeIf(operator -> !isOurs(operator));
        operators.addAll(LIBRARY.getOperatorList());
        return operators;
    }

    private static SqlOperator ours(SqlOperator operator) {
        if (operator == SqlStdOperatorTable.PLUS) {
            return DatetimeOperator.PLUS;
        }
        return operator == SqlStdOperatorTable.MINUS ? DatetimeOperator.MINUS : operator;
    }

    private static boolean isOurs(SqlOperator operator) {
        boolean isPlainFunction = operator instanceof SqlFunction
                && (operator.getSyntax() == SqlSyntax.FUNCTION
                        || operator.getSyntax() == SqlSyntax.FUNCTION_ID
                        || operator.getSyntax() == SqlSyntax.FUNCTION_STAR);
        return !isPlainFunction || FUNCTIONS.contains(operator.getName().toUpperCase(Locale.ROOT));
    }
}
