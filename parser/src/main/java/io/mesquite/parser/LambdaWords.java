package io.mesquite.parser;

/** DuckDB's way to write a lambda: {@code lambda x, y: x + y} becomes {@code (x, y) -> x + y}. */
final class LambdaWords {
    private LambdaWords() {}

    static void apply(TokenTree tokens, Rewriting changes) {
        for (int i = 1; i < tokens.size(); i++) {
            boolean argument = tokens.isSymbol(i - 1, "(") || tokens.isSymbol(i - 1, ",");
            if (!argument || !tokens.word(i).equals("LAMBDA") || !isName(tokens, i + 1)) {
                continue;
            }
            int colon = i + 2;
            while (tokens.isSymbol(colon, ",") && isName(tokens, colon + 1)) {
                colon += 2;
            }
            if (tokens.isSymbol(colon, ":") && !tokens.isSymbol(colon + 1, ":")) {
                changes.replace(tokens.get(i), "(");
                changes.replace(tokens.get(colon), ") ->");
            }
        }
    }

    private static boolean isName(TokenTree tokens, int index) {
        return tokens.isKind(index, Token.Kind.WORD) || tokens.isKind(index, Token.Kind.QUOTED_NAME);
    }
}
