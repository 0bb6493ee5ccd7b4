package io.mesquite.parser;

import java.util.Locale;
import java.util.Set;

/**
 * PostgreSQL's operators for JSON, and JSON literals:
 *
 * <pre>
 * doc -> 'a' ->> 2     json_get_text(json_get(doc, 'a'), 2)
 * JSON '{"a": 1}'      json_parse('{"a": 1}')
 * </pre>
 *
 * They bind tighter than any other operator. An arrow after the first word or list of names of an argument of a function that takes lambdas
 * belongs to a lambda.
 */
final class JsonArrows {
    private static final Set<String> TAKE_LAMBDAS = Set.of(
            "TRANSFORM",
            "LIST_TRANSFORM",
            "ARRAY_TRANSFORM",
            "FILTER",
            "LIST_FILTER",
            "ARRAY_FILTER",
            "ANY_MATCH",
            "ALL_MATCH",
            "NONE_MATCH",
            "FIND_FIRST",
            "ZIP_WITH",
            "REDUCE",
            "ARRAY_SORT",
            "TRANSFORM_KEYS",
            "TRANSFORM_VALUES",
            "MAP_FILTER",
            "MAP_ZIP_WITH");

    private JsonArrows() {}

    static void apply(TokenTree tokens, Rewriting changes) {
        int chainStart = -1;
        int chainEnd = -1;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.word(i).equals("JSON") && tokens.isKind(i + 1, Token.Kind.STRING)) {
                changes.replace(tokens.get(i), "json_parse(");
                changes.insert(tokens.get(i + 1).end(), ")");
            }
            if (!isArrow(tokens, i) || isLambda(tokens, i)) {
                continue;
            }
            boolean text = adjacent(tokens, i + 1, ">");
            int right = i + (text ? 3 : 2);
            int start = i - 1 == chainEnd ? chainStart : operandStart(tokens, i - 1);
            int end = operandEnd(tokens, right);
            if (start < 0 || end < 0) {
                continue;
            }
            changes.insert(tokens.get(start).start(), text ? "json_get_text(" : "json_get(");
            changes.replace(tokens.get(i).start(), tokens.get(right - 1).end(), ",");
            changes.insert(tokens.get(end).end(), ")");
            chainStart = start;
            chainEnd = end;
        }
    }

    private static boolean isArrow(TokenTree tokens, int index) {
        return tokens.isSymbol(index, "-") && adjacent(tokens, index, ">") && index > 0;
    }

    private static boolean adjacent(TokenTree tokens, int index, String next) {
        return tokens.isSymbol(index + 1, next)
                && tokens.get(index).end() == tokens.get(index + 1).start();
    }

    private static boolean isLambda(TokenTree tokens, int arrow) {
        int opener = tokens.opener(arrow);
        if (opener < 1 || !TAKE_LAMBDAS.contains(tokens.word(opener - 1).toUpperCase(Locale.ROOT))) {
            return false;
        }
        int first = tokens.isSymbol(arrow - 1, ")") ? tokens.partner(arrow - 1) : arrow - 1;
        return tokens.isSymbol(first - 1, ",") || tokens.isSymbol(first - 1, "(");
    }

    /** The first token of the operand that ends at the index; -1 where none does. */
    private static int operandStart(TokenTree tokens, int end) {
        int start = end;
        if (tokens.isSymbol(end, ")") || tokens.isSymbol(end, "]")) {
            start = tokens.partner(end);
            boolean call = isName(tokens, start - 1) && !ReservedNames.startsOperand(tokens, start - 1);
            if (tokens.isSymbol(end, "]") && start > 0) {
                return tokens.word(start - 1).equals("ARRAY") ? start - 1 : operandStart(tokens, start - 1);
            }
            start = call ? start - 1 : start;
        } else if (!isName(tokens, end) && !tokens.isKind(end, Token.Kind.STRING) && !tokens.isSymbol(end, "?")) {
            return -1;
        } else if (tokens.isKind(end, Token.Kind.STRING) && tokens.word(end - 1).equals("JSON")) {
            start = end - 1;
        }
        while (isName(tokens, start) && tokens.isSymbol(start - 1, ".")) {
            start -= 2;
        }
        boolean cast = tokens.isSymbol(start - 1, ":") && tokens.isSymbol(start - 2, ":");
        return cast ? operandStart(tokens, start - 3) : start;
    }

    /** The last token of the operand that begins at the index; -1 where none does. */
    private static int operandEnd(TokenTree tokens, int start) {
        if (tokens.isSymbol(start, "-") && tokens.isKind(start + 1, Token.Kind.NUMBER)) {
            return start + 1;
        } else if (tokens.isSymbol(start, "(")) {
            return tokens.partner(start);
        } else if (tokens.isKind(start, Token.Kind.STRING)
                || tokens.isKind(start, Token.Kind.NUMBER)
                || tokens.isSymbol(start, "?")) {
            return start;
        } else if (!isName(tokens, start)) {
            return -1;
        }
        int end = start;
        while (tokens.isSymbol(end + 1, ".") && isName(tokens, end + 2)) {
            end += 2;
        }
        return tokens.isSymbol(end + 1, "(") ? tokens.partner(end + 1) : end;
    }

    private static boolean isName(TokenTree tokens, int index) {
        return tokens.isKind(index, Token.Kind.WORD) || tokens.isKind(index, Token.Kind.QUOTED_NAME);
    }
}
