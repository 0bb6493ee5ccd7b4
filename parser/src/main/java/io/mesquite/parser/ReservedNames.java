package io.mesquite.parser;

import java.util.Set;

/**
 * Quotes words that are reserved in Calcite's grammar where they can only be names: {@code SELECT date, t.offset FROM default.t}, and
 * functions that have a syntax of their own there: {@code uuid()}, {@code date_diff('day', a, b)}.
 */
final class ReservedNames {
    private static final Set<String> DATE_TYPES = Set.of("DATE", "TIME", "TIMESTAMP", "DATETIME");
    private static final Set<String> SOFT = Set.of(
            "ANY",
            "ASOF",
            "CALL",
            "CURSOR",
            "DATEADD",
            "DATEDIFF",
            "DATEPART",
            "DATE_PART",
            "DEFINE",
            "DESCRIBE",
            "EXPLAIN",
            "FRIDAY",
            "GRANT",
            "INSERT",
            "JSON_SCOPE",
            "MEASURE",
            "MERGE",
            "MINUS",
            "MONDAY",
            "NEW",
            "NEXT",
            "OFFSET",
            "ORDINAL",
            "OVER",
            "PATTERN",
            "RANGE",
            "ROW",
            "ROWS",
            "SAFE_OFFSET",
            "SAFE_ORDINAL",
            "SATURDAY",
            "SKIP",
            "SNAPSHOT",
            "SOME",
            "STREAM",
            "SUNDAY",
            "THURSDAY",
            "TUESDAY",
            "UPDATE",
            "UUID",
            "VARIANT",
            "VOLATILE",
            "WEDNESDAY");
    /** Only beside a dot. */
    private static final Set<String> HARD = Set.of(
            "ALL",
            "AS",
            "BY",
            "CASE",
            "CREATE",
            "CROSS",
            "CURRENT",
            "DEFAULT",
            "DELETE",
            "DISTINCT",
            "DROP",
            "EXCEPT",
            "EXISTS",
            "FETCH",
            "FROM",
            "FULL",
            "GROUP",
            "GROUPING",
            "HAVING",
            "IN",
            "INNER",
            "INTERSECT",
            "INTERVAL",
            "INTO",
            "JOIN",
            "LATERAL",
            "LEFT",
            "LIMIT",
            "NATURAL",
            "NOT",
            "NULL",
            "ON",
            "ORDER",
            "OUTER",
            "PARTITION",
            "QUALIFY",
            "RIGHT",
            "ROLLUP",
            "SELECT",
            "SET",
            "TABLE",
            "TABLESAMPLE",
            "THEN",
            "UNION",
            "UNIQUE",
            "UNNEST",
            "UNSIGNED",
            "USING",
            "VALUES",
            "WHEN",
            "WHERE",
            "WINDOW",
            "WITH");

    private static final Set<String> TEXT_FIRST =
            Set.of("DATE_DIFF", "DATEDIFF", "DATETIME_DIFF", "TIMESTAMP_DIFF", "TIME_DIFF", "DATE_PART", "DATEADD");
    private static final Set<String> BEFORE_OPERAND = Set.of(
            "SELECT",
            "DISTINCT",
            "BY",
            "AS",
            "WHERE",
            "AND",
            "OR",
            "NOT",
            "ON",
            "WHEN",
            "THEN",
            "ELSE",
            "CASE",
            "HAVING",
            "FROM",
            "JOIN",
            "BETWEEN",
            "IN",
            "LIKE",
            "ALL",
            "QUALIFY",
            "USING",
            "VALUES",
            "RETURN",
            "IS");
    private static final Set<String> AFTER_NAME = Set.of(
            "FROM", "AS", "IS", "IN", "NOT", "LIKE", "ILIKE", "ASC", "DESC", "AND", "OR", "THEN", "ELSE", "END", "WHEN",
            "WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "UNION", "NULLS", "BETWEEN", "JOIN", "ON", "USING", "INNER",
            "LEFT", "RIGHT", "FULL", "CROSS");
    private static final Set<String> CASTS = Set.of("CAST", "TRY_CAST", "SAFE_CAST");
    private static final String OPERATORS = "=<>+-*/%|,!";

    private ReservedNames() {}

    static void apply(TokenTree tokens, Rewriting changes) {
        for (int i = 0; i < tokens.size() - 1; i++) {
            if (!tokens.word(i).isEmpty() && isName(tokens, i)) {
                changes.replace(tokens.get(i), '"' + tokens.get(i).text() + '"');
            }
        }
    }

    /** Whether a value begins after the word, rather than that it is one. */
    static boolean startsOperand(TokenTree tokens, int index) {
        return BEFORE_OPERAND.contains(tokens.word(index)) && !tokens.isSymbol(index - 1, ".");
    }

    private static boolean isName(TokenTree tokens, int index) {
        String word = tokens.word(index);
        boolean date = DATE_TYPES.contains(word);
        boolean soft = SOFT.contains(word);
        if (tokens.isSymbol(index + 1, "(")) {
            return word.equals("UUID") && !isType(tokens, index)
                    || TEXT_FIRST.contains(word) && tokens.isKind(index + 2, Token.Kind.STRING);
        } else if (!date && !soft && !HARD.contains(word)) {
            return false;
        } else if (tokens.isSymbol(index - 1, ".") && !tokens.isKind(index - 2, Token.Kind.NUMBER)
                || tokens.isSymbol(index + 1, ".")) {
            return true;
        }
        return date
                ? !isLiteral(tokens, index) && !isType(tokens, index)
                : soft && beginsValue(tokens, index - 1) && endsValue(tokens, index + 1) && !isType(tokens, index);
    }

    /** Whether the word begins a literal or is a part of WITH TIME ZONE and its like. */
    private static boolean isLiteral(TokenTree tokens, int index) {
        String before = tokens.word(index - 1);
        String after = tokens.word(index + 1);
        return tokens.isKind(index + 1, Token.Kind.STRING)
                || after.equals("ZONE")
                || after.equals("WITH") && tokens.word(index + 2).matches("TIME|LOCAL")
                || after.equals("WITHOUT")
                || tokens.word(index).equals("TIME") && before.matches("WITH|WITHOUT|LOCAL|AT");
    }

    /** Whether the word is a type: of a cast, or of a member of a row in one. */
    static boolean isType(TokenTree tokens, int index) {
        if (tokens.isSymbol(index - 1, ":") || tokens.word(index - 1).equals("RETURNING")) {
            return true;
        }
        int inside = index;
        for (int open = tokens.opener(index); open > 0; open = tokens.opener(open)) {
            if (CASTS.contains(tokens.word(open - 1))) {
                int as = tokens.find(open + 1, Set.of("AS"));
                return as > 0 && as < inside;
            }
            inside = open;
        }
        return false;
    }

    private static boolean beginsValue(TokenTree tokens, int before) {
        return BEFORE_OPERAND.contains(tokens.word(before))
                || isOperator(tokens, before)
                || tokens.isSymbol(before, "(");
    }

    private static boolean endsValue(TokenTree tokens, int after) {
        return AFTER_NAME.contains(tokens.word(after))
                || isOperator(tokens, after)
                || tokens.isSymbol(after, ")")
                || tokens.isSymbol(after, ":")
                || tokens.get(after).kind() == Token.Kind.END;
    }

    private static boolean isOperator(TokenTree tokens, int index) {
        return tokens.isKind(index, Token.Kind.SYMBOL)
                && OPERATORS.contains(tokens.get(index).text());
    }
}
