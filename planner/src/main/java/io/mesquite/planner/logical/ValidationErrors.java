package io.mesquite.planner.logical;

import io.mesquite.planner.SessionContext;
import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.NearestName;
import io.mesquite.spi.error.Position;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;

/**
 * Makes of the validator's failures our own: a code, a place, and a message that names what is meant instead. The validator
 * tells kinds of failures apart by their messages only.
 */
final class ValidationErrors {
    private static final Pattern FUNCTION = Pattern.compile("No match found for function signature (\\w+)(\\(.*\\))");
    private static final Pattern COLUMN = Pattern.compile("(?:Column|Unknown identifier) '(.*?)'(?: not found in .*)?");
    private static final Pattern AMBIGUOUS = Pattern.compile("Column '(.*)' is ambiguous");
    private static final Pattern TABLE = Pattern.compile("(?:Object|Table) '.*' not found.*");
    private static final Pattern NOT_GROUPED = Pattern.compile("Expression '(.*)' is not being grouped");
    private static final Pattern OPERANDS = Pattern.compile("Cannot apply '(.*)' to arguments of type '(.*)'\\..*");
    private static final List<String> GROUPING = List.of(
            "Aggregate expression",
            "Aggregate expressions",
            "FILTER must not contain",
            "Argument to GROUPING",
            "Window");
    private static final List<String> TYPES = List.of(
            "Values passed to",
            "Values in expression list",
            "Type mismatch",
            "Cannot compare",
            "Cast function cannot",
            "Expected a",
            "Illegal mixing",
            "Incompatible types",
            "HAVING clause must be",
            "WHERE clause must be",
            "ON clause must be",
            "Parameters must be of the same type",
            "Operands",
            "Invalid number of arguments",
            "The ");

    private final NamesInScope names;
    private final SqlOperatorTable operators;

    ValidationErrors(SqlNode query, CatalogLookup catalogs, SessionContext session, SqlOperatorTable operators) {
        this.names = new NamesInScope(query, catalogs, session);
        this.operators = operators;
    }

    MesquiteException of(CalciteContextException e) {
        String message = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
        Optional<Position> position =
                e.getPosLine() > 0 ? Optional.of(new Position(e.getPosLine(), e.getPosColumn())) : Optional.empty();
        String place = position.map(found -> " at " + found).orElse("");
        Matcher match = FUNCTION.matcher(message);
        if (match.matches()) {
            return function(match, place, position);
        }
        match = AMBIGUOUS.matcher(message);
        if (match.matches()) {
            return error(
                    ErrorCode.AMBIGUOUS_NAME,
                    "column " + match.group(1) + place + " is in more than one table; write it as table."
                            + match.group(1),
                    position);
        }
        match = TABLE.matcher(message);
        if (match.matches()) {
            return names.missing(e.getPosLine(), e.getPosColumn(), place, position, message);
        }
        match = COLUMN.matcher(message.replaceAll("; did you mean .*", ""));
        if (match.matches()) {
            return error(
                    ErrorCode.COLUMN_NOT_FOUND,
                    "column " + match.group(1) + " not found" + place + meant(match.group(1), names.columns()),
                    position);
        }
        match = NOT_GROUPED.matcher(message);
        if (match.matches()) {
            return error(
                    ErrorCode.GROUPING_ERROR,
                    match.group(1) + place
                            + " is neither grouped nor aggregated; add it to GROUP BY, or use an aggregate",
                    position);
        }
        match = OPERANDS.matcher(message.replace('\n', ' '));
        if (match.matches()) {
            return error(
                    ErrorCode.TYPE_MISMATCH,
                    match.group(1) + place + " can't be applied to "
                            + match.group(2).replaceAll("[<>]", ""),
                    position);
        }
        return other(message, place, position);
    }

    private static MesquiteException other(String message, String place, Optional<Position> position) {
        String text = message.lines().findFirst().orElse(message).replaceAll("\\.$", "");
        if (text.startsWith("Illegal use of dynamic parameter")) {
            return error(
                    ErrorCode.INVALID_PARAMETER,
                    "the type of the parameter" + place + " is not known here; write CAST(? AS type)",
                    position);
        }
        String lower = text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
        ErrorCode code = ErrorCode.SYNTAX_ERROR;
        if (GROUPING.stream().anyMatch(text::startsWith)) {
            code = ErrorCode.GROUPING_ERROR;
        } else if (TYPES.stream().anyMatch(text::startsWith)) {
            code = ErrorCode.TYPE_MISMATCH;
            lower = text;
        }
        return error(code, (position.isPresent() ? position.get() + ": " : "") + lower, position);
    }

    private MesquiteException function(Matcher match, String place, Optional<Position> position) {
        String name = match.group(1).toLowerCase(Locale.ROOT);
        List<String> known = operators.getOperatorList().stream()
                .map(SqlOperator::getName)
                .filter(other -> other.matches("\\w+"))
                .map(other -> other.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        String types = match.group(2).replaceAll("[<>]", "");
        boolean exists = known.contains(name);
        return error(
                ErrorCode.FUNCTION_NOT_FOUND,
                "function " + name + types + " not found" + place
                        + (exists ? "; " + name + " takes other arguments" : meant(name, known)),
                position);
    }

    static String meant(String wrong, List<String> known) {
        return NearestName.of(wrong, known)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    static MesquiteException error(ErrorCode code, String message, Optional<Position> position) {
        return new MesquiteException(code, message, position, null);
    }
}
