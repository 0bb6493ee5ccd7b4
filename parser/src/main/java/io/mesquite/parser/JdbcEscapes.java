package io.mesquite.parser;

import java.util.Map;

/**
 * JDBC's escapes: {@code {fn f(x)}}, {@code {oj a LEFT JOIN b ON …}}, {@code {escape '!'}} and {@code {limit 5}} are what is in the braces;
 * some functions have other names here. {@code {d …}}, {@code {t …}} and {@code {ts …}} are in the grammar.
 */
final class JdbcEscapes {
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("UCASE", "upper"),
            Map.entry("LCASE", "lower"),
            Map.entry("IFNULL", "coalesce"),
            Map.entry("LOG", "ln"),
            Map.entry("RAND", "random"),
            Map.entry("TRUNCATE", "trunc"),
            Map.entry("CHAR", "chr"),
            Map.entry("LOCATE", "locate"),
            Map.entry("DAYOFMONTH", "day"));

    /** Functions of no arguments that SQL writes without parentheses. */
    private static final Map<String, String> WITHOUT_ARGUMENTS = Map.of(
            "CURDATE", "current_date",
            "CURRENT_DATE", "current_date",
            "CURTIME", "localtime",
            "CURRENT_TIME", "localtime",
            "CURRENT_TIMESTAMP", "current_timestamp",
            "USER", "current_user");

    /** The types that {@code {fn CONVERT(x, type)}} names. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("SQL_BIGINT", "bigint"),
            Map.entry("SQL_BIT", "boolean"),
            Map.entry("SQL_BOOLEAN", "boolean"),
            Map.entry("SQL_CHAR", "varchar"),
            Map.entry("SQL_DATE", "date"),
            Map.entry("SQL_TYPE_DATE", "date"),
            Map.entry("SQL_DECIMAL", "decimal(38, 10)"),
            Map.entry("SQL_NUMERIC", "decimal(38, 10)"),
            Map.entry("SQL_DOUBLE", "double"),
            Map.entry("SQL_FLOAT", "double"),
            Map.entry("SQL_INTEGER", "integer"),
            Map.entry("SQL_LONGVARCHAR", "varchar"),
            Map.entry("SQL_REAL", "real"),
            Map.entry("SQL_SMALLINT", "smallint"),
            Map.entry("SQL_TIME", "time"),
            Map.entry("SQL_TIMESTAMP", "timestamp"),
            Map.entry("SQL_TYPE_TIMESTAMP", "timestamp"),
            Map.entry("SQL_TINYINT", "tinyint"),
            Map.entry("SQL_VARCHAR", "varchar"),
            Map.entry("SQL_WCHAR", "varchar"),
            Map.entry("SQL_WVARCHAR", "varchar"));

    private static final String UNIT = "SQL_TSI_";

    private JdbcEscapes() {}

    static void apply(TokenTree tokens, Rewriting changes) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isSymbol(i, "{") && tokens.partner(i) > 0) {
                escape(tokens, i, changes);
            } else if (tokens.word(i).startsWith(UNIT)) {
                String unit = tokens.word(i).substring(UNIT.length());
                changes.replace(tokens.get(i), unit.equals("FRAC_SECOND") ? "MICROSECOND" : unit);
            }
        }
    }

    private static void escape(TokenTree tokens, int brace, Rewriting changes) {
        switch (tokens.word(brace + 1)) {
            case "FN" -> {
                unwrap(tokens, brace, changes);
                changes.blank(tokens.get(brace + 1));
                function(tokens, brace + 2, changes);
            }
            case "OJ" -> {
                unwrap(tokens, brace, changes);
                changes.blank(tokens.get(brace + 1));
            }
            case "ESCAPE", "LIMIT" -> unwrap(tokens, brace, changes);
            default -> {}
        }
    }

    private static void unwrap(TokenTree tokens, int brace, Rewriting changes) {
        changes.blank(tokens.get(brace));
        changes.blank(tokens.get(tokens.partner(brace)));
    }

    private static void function(TokenTree tokens, int name, Rewriting changes) {
        String function = tokens.word(name);
        boolean empty = tokens.isSymbol(name + 1, "(") && tokens.isSymbol(name + 2, ")");
        if (empty && WITHOUT_ARGUMENTS.containsKey(function)) {
            changes.replace(tokens.get(name).start(), tokens.get(name + 2).end(), WITHOUT_ARGUMENTS.get(function));
        } else if (function.equals("CONVERT") && tokens.isSymbol(name + 1, "(")) {
            convert(tokens, name, changes);
        } else if (FUNCTIONS.containsKey(function)) {
            changes.replace(tokens.get(name), FUNCTIONS.get(function));
        }
    }

    private static void convert(TokenTree tokens, int name, Rewriting changes) {
        int end = tokens.partner(name + 1);
        String type = end < 0 ? null : TYPES.get(tokens.word(end - 1));
        if (type != null && tokens.isSymbol(end - 2, ",")) {
            changes.replace(tokens.get(name), "cast");
            changes.replace(tokens.get(end - 2), " as ");
            changes.replace(tokens.get(end - 1), type);
        }
    }
}
