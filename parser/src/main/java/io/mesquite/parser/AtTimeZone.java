package io.mesquite.parser;

import java.util.Set;

/** {@code x AT TIME ZONE 'Europe/Berlin'} as the function {@code timezone('Europe/Berlin', x)}. */
final class AtTimeZone {
    private static final Set<String> LITERALS = Set.of("DATE", "TIME", "TIMESTAMP", "TIMESTAMPTZ", "ZONE");
    private static final Set<String> NO_FUNCTIONS = Set.of(
            "SELECT",
            "AND",
            "OR",
            "NOT",
            "WHERE",
            "ON",
            "IN",
            "WHEN",
            "THEN",
            "ELSE",
            "BY",
            "BETWEEN",
            "AS",
            "FROM",
            "HAVING",
            "LIKE",
            "VALUES",
            "DISTINCT",
            "CASE");

    private AtTimeZone() {}

    static void apply(TokenTree tokens, Rewriting changes) {
        for (int at = 1; at < tokens.size(); at++) {
            if (!tokens.isPhrase(at, "AT", "TIME", "ZONE") || at + 3 >= tokens.size() - 1) {
                continue;
            }
            int start = startOfOperand(tokens, at - 1);
            int end = endOfZone(tokens, at + 3);
            if (start < 0 || end < 0) {
                throw SyntaxErrors.at(tokens.get(at), "put the operands of AT TIME ZONE in parentheses");
            }
            StringBuilder zone = new StringBuilder();
            for (int i = at + 3; i <= end; i++) {
                Token part = tokens.get(i);
                zone.append(
                        part.kind() == Token.Kind.STRING
                                ? "'" + part.text().replace("'", "''") + "'"
                                : part.kind() == Token.Kind.QUOTED_NAME
                                        ? '"' + part.text().replace("\"", "\"\"") + '"'
                                        : part.text());
            }
            changes.insert(tokens.get(start).start(), "\"timezone\"(" + zone + ", ");
            changes.replace(tokens.get(at).start(), tokens.get(end).end(), ")");
        }
    }

    /** The first token of the operand that ends at the index; -1 where it can't be told. */
    private static int startOfOperand(TokenTree tokens, int end) {
        int start = end;
        if (tokens.isPhrase(end - 3, "AT", "TIME", "ZONE")) {
            // a chain: the operand is what stands before the other one too
            return startOfOperand(tokens, end - 4);
        } else if (tokens.isSymbol(end, ")")) {
            start = tokens.partner(end);
            if (start > 0 && tokens.get(start - 1).isName() && !NO_FUNCTIONS.contains(tokens.word(start - 1))) {
                start--;
            }
        } else if (tokens.isKind(end, Token.Kind.STRING) && LITERALS.contains(tokens.word(end - 1))) {
            start = tokens.isPhrase(end - 4, "TIMESTAMP", "WITH", "TIME") ? end - 4 : end - 1;
        } else if (tokens.isKind(end, Token.Kind.SYMBOL)) {
            return -1;
        }
        while (start > 1
                && tokens.isSymbol(start - 1, ".")
                && tokens.get(start - 2).isName()) {
            start -= 2;
        }
        boolean cast = start > 2 && tokens.isSymbol(start - 1, ":") && tokens.isSymbol(start - 2, ":");
        return cast ? startOfOperand(tokens, start - 3) : start;
    }

    private static int endOfZone(TokenTree tokens, int start) {
        if (tokens.isSymbol(start, "(")) {
            return tokens.partner(start);
        } else if (tokens.isKind(start, Token.Kind.SYMBOL)) {
            return -1;
        }
        int end = start;
        while (tokens.isSymbol(end + 1, ".") && tokens.get(end + 2).isName()) {
            end += 2;
        }
        return end;
    }
}
