package io.mesquite.parser;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts text into tokens, as far as is needed to find the ends of statements and to recognize the simple ones: it knows
 * names, strings, numbers, and comments, which it drops; every other character is a symbol of its own.
 */
final class Lexer {
    private final String text;
    private int offset;
    private int line = 1;
    private int lineStart;

    private Lexer(String text) {
        this.text = text;
    }

    /**
     * The tokens of the text, the last of kind END.
     *
     * @throws MesquiteException SYNTAX_ERROR for a string, name or comment without an end
     */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = lexer.next();
            tokens.add(token);
        } while (token.kind() != Token.Kind.END);
        return tokens;
    }

    private Token next() {
        skipBlanksAndComments();
        int start = offset;
        Position position = position();
        if (offset == text.length()) {
            return new Token(Token.Kind.END, "", start, start, position);
        }
        char first = text.charAt(offset);
        if (first == '\'') {
            return new Token(Token.Kind.STRING, quoted('\'', "string", position), start, offset, position);
        } else if (first == '"') {
            return new Token(Token.Kind.QUOTED_NAME, quoted('"', "name", position), start, offset, position);
        } else if (Character.isJavaIdentifierStart(first)) {
            return new Token(Token.Kind.WORD, identifier(), start, offset, position);
        } else if (Character.isDigit(first)) {
            return new Token(Token.Kind.NUMBER, number(), start, offset, position);
        }
        advance();
        return new Token(Token.Kind.SYMBOL, text.substring(start, offset), start, offset, position);
    }

    private String identifier() {
        int start = offset;
        while (offset < text.length() && Character.isJavaIdentifierPart(text.charAt(offset))) {
            offset++;
        }
        return text.substring(start, offset);
    }

    private String number() {
        int start = offset;
        while (offset < text.length()
                && (Character.isLetterOrDigit(text.charAt(offset)) || text.charAt(offset) == '.')) {
            offset++;
        }
        return text.substring(start, offset);
    }

    /** What stands between two quotes; a doubled quote stands for one. */
    private String quoted(char quote, String what, Position start) {
        StringBuilder value = new StringBuilder();
        advance();
        while (offset < text.length()) {
            char current = text.charAt(offset);
            if (current == quote) {
                advance();
                if (offset == text.length() || text.charAt(offset) != quote) {
                    return value.toString();
                }
            }
            value.append(current);
            advance();
        }
        throw unfinished(what, start);
    }

    private void skipBlanksAndComments() {
        while (offset < text.length()) {
            if (Character.isWhitespace(text.charAt(offset))) {
                advance();
            } else if (text.startsWith("--", offset)) {
                while (offset < text.length() && text.charAt(offset) != '\n') {
                    offset++;
                }
            } else if (text.startsWith("/*", offset)) {
                Position start = position();
                int end = text.indexOf("*/", offset + 2);
                if (end < 0) {
                    throw unfinished("comment", start);
                }
                while (offset < end + 2) {
                    advance();
                }
            } else {
                return;
            }
        }
    }

    private void advance() {
        if (text.charAt(offset) == '\n') {
            line++;
            lineStart = offset + 1;
        }
        offset++;
    }

    private Position position() {
        return new Position(line, offset - lineStart + 1);
    }

    private static MesquiteException unfinished(String what, Position start) {
        return new MesquiteException(
                ErrorCode.SYNTAX_ERROR,
                "the " + what + " that begins at " + start + " has no end",
                Optional.of(start),
                null);
    }
}
