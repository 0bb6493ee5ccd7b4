package io.mesquite.parser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Takes the braces of JDBC's escapes {@code {escape '!'}} and {@code {oj …}} away, which stand around what is SQL already. Blanks take
 * their place, so that places in the text stay as they are. The other escapes are part of the parser's grammar.
 */
final class JdbcEscapes {
    private JdbcEscapes() {}

    static String unwrap(String text) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        StringBuilder unwrapped = new StringBuilder(text);
        Deque<Boolean> unwrapping = new ArrayDeque<>();
        List<Token> tokens = Lexer.tokens(text);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSymbol("{")) {
                Token word = tokens.get(i + 1);
                boolean isOuterJoin = word.isWord("oj");
                unwrapping.push(isOuterJoin || word.isWord("escape"));
                if (unwrapping.peek()) {
                    blank(unwrapped, token);
                }
                if (isOuterJoin) {
                    blank(unwrapped, word);
                }
            } else if (token.isSymbol("}") && !unwrapping.isEmpty() && unwrapping.pop()) {
                blank(unwrapped, token);
            }
        }
        return unwrapped.toString();
    }

    private static void blank(StringBuilder text, Token token) {
        for (int i = token.start(); i < token.end(); i++) {
            text.setCharAt(i, ' ');
        }
    }
}
