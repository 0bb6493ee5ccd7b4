package io.mesquite.parser;

import java.util.Set;

/**
 * Values that Calcite's grammar does not let stand where any value can: {@code ROW(1, 'a')}, {@code ARRAY[]}, and literals such as {@code
 * BIGINT '5'}.
 */
final class Constructors {
    private static final Set<String> LITERALS =
            Set.of("BIGINT", "BOOLEAN", "DECIMAL", "DOUBLE", "INTEGER", "REAL", "SMALLINT", "TINYINT", "VARCHAR");

    private Constructors() {}

    static void apply(TokenTree tokens, Rewriting changes) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.word(i).equals("ROW")
                    && tokens.isSymbol(i + 1, "(")
                    && !isOfValues(tokens, i)
                    && !ReservedNames.isType(tokens, i)) {
                changes.replace(tokens.get(i), '"' + Markers.ROW + '"');
            } else if (tokens.isSymbol(i, "[") && tokens.isSymbol(i + 1, "]")) {
                emptyArray(tokens, i, changes);
            } else if (LITERALS.contains(tokens.word(i))
                    && tokens.isKind(i + 1, Token.Kind.STRING)
                    && !ReservedNames.isType(tokens, i)) {
                Token type = tokens.get(i);
                changes.replace(type, "cast(");
                changes.insert(
                        tokens.get(i + 1).end(),
                        " as " + (type.text().equalsIgnoreCase("DECIMAL") ? digits(tokens.get(i + 1)) : type.text())
                                + ")");
            }
        }
    }

    /** {@code x[]} after a type is left to {@link Shorthands}. */
    private static void emptyArray(TokenTree tokens, int open, Rewriting changes) {
        boolean array = tokens.word(open - 1).equals("ARRAY");
        if (array || !Shorthands.isAfterValue(tokens, open)) {
            int start = array ? tokens.get(open - 1).start() : tokens.get(open).start();
            changes.replace(start, tokens.get(open + 1).end(), '"' + Markers.EMPTY_ARRAY + "\"()");
        }
    }

    /** Whether it is one of the rows of VALUES. */
    private static boolean isOfValues(TokenTree tokens, int index) {
        int before = index - 1;
        while (tokens.isSymbol(before, ",") && tokens.isSymbol(before - 1, ")")) {
            int open = tokens.partner(before - 1);
            before = tokens.word(open - 1).equals("ROW") ? open - 2 : open - 1;
        }
        return tokens.word(before).equals("VALUES");
    }

    /** The decimal type that has just the digits of the text; the widest where the text is no number. */
    private static String digits(Token text) {
        String digits = text.text().replace("'", "").strip().replaceFirst("^[+-]", "");
        int point = digits.indexOf('.');
        int scale = point < 0 ? 0 : digits.length() - point - 1;
        int precision = digits.length() - (point < 0 ? 0 : 1);
        boolean number = digits.matches("[0-9]*\\.?[0-9]*") && precision > 0 && precision <= 38;
        return number ? "decimal(" + precision + ", " + scale + ")" : "decimal(38, 0)";
    }
}
