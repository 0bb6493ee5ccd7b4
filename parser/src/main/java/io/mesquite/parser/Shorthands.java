package io.mesquite.parser;

import java.util.Map;

/**
 * {@code a == b}, {@code [1, 2]} as an array, {@code x::int[]}, {@code TIMESTAMPTZ '…'}, {@code now()}, types by their names in other
 * dialects, and {@code WITH t AS MATERIALIZED (…)}.
 */
final class Shorthands {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("BLOB", "varbinary"),
            Map.entry("BOOL", "boolean"),
            Map.entry("BYTEA", "varbinary"),
            Map.entry("DATETIME", "timestamp"),
            Map.entry("FLOAT4", "real"),
            Map.entry("FLOAT8", "double"),
            Map.entry("FLOAT64", "double"),
            Map.entry("INT2", "smallint"),
            Map.entry("INT4", "integer"),
            Map.entry("INT8", "bigint"),
            Map.entry("INT64", "bigint"),
            Map.entry("LONG", "bigint"),
            Map.entry("STRING", "varchar"),
            Map.entry("TEXT", "varchar"),
            Map.entry("TIMESTAMPTZ", "timestamp with local time zone"));

    private Shorthands() {}

    static void apply(TokenTree tokens, Rewriting changes) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isSymbol(i, "[")) {
                bracket(tokens, i, changes);
            } else if (tokens.isSymbol(i, "=")
                    && tokens.isSymbol(i + 1, "=")
                    && tokens.get(i).end() == tokens.get(i + 1).start()) {
                changes.blank(tokens.get(i + 1));
                i++;
            } else if (tokens.word(i).equals("TIMESTAMPTZ") && tokens.isKind(i + 1, Token.Kind.STRING)) {
                changes.replace(tokens.get(i), "cast(");
                changes.insert(tokens.get(i + 1).end(), " as timestamp with local time zone)");
            } else if (TYPES.containsKey(tokens.word(i)) && ReservedNames.isType(tokens, i)) {
                changes.replace(tokens.get(i), TYPES.get(tokens.word(i)));
            } else if (isNow(tokens, i)) {
                changes.replace(tokens.get(i).start(), tokens.get(i + 2).end(), "current_timestamp");
            } else if (tokens.isPhrase(i, "AS", "MATERIALIZED") && tokens.isSymbol(i + 2, "(")) {
                changes.blank(tokens.get(i + 1));
            } else if (tokens.isPhrase(i, "AS", "NOT", "MATERIALIZED") && tokens.isSymbol(i + 3, "(")) {
                changes.blank(tokens.get(i + 1));
                changes.blank(tokens.get(i + 2));
            }
        }
    }

    private static boolean isNow(TokenTree tokens, int at) {
        return tokens.word(at).equals("NOW")
                && tokens.isSymbol(at + 1, "(")
                && tokens.isSymbol(at + 2, ")")
                && !tokens.isSymbol(at - 1, ".");
    }

    private static void bracket(TokenTree tokens, int open, Rewriting changes) {
        boolean afterValue = isAfterValue(tokens, open);
        if (afterValue && tokens.isSymbol(open + 1, "]")) {
            changes.replace(tokens.get(open).start(), tokens.get(open + 1).end(), " array");
        } else if (!afterValue && !tokens.isSymbol(open + 1, "]")) {
            changes.insert(tokens.get(open).start(), "array");
        }
    }

    /** Whether what stands before a bracket is a value that it takes a part of, or a type. */
    static boolean isAfterValue(TokenTree tokens, int open) {
        return tokens.isKind(open - 1, Token.Kind.WORD) && !ReservedNames.startsOperand(tokens, open - 1)
                || tokens.isKind(open - 1, Token.Kind.QUOTED_NAME)
                || tokens.isKind(open - 1, Token.Kind.STRING)
                || tokens.isSymbol(open - 1, ")")
                || tokens.isSymbol(open - 1, "]");
    }
}
