package io.mesquite.parser;

import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes over the tokens of one statement from left to right. */
final class TokenCursor {
    private final String text;
    private final List<Token> tokens;
    private int next;

    /**
     * @param text that the tokens are in
     * @param tokens of the statement, the last of kind END
     */
    TokenCursor(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** The token that comes next; at the end again and again the last. */
    Token peek() {
        return tokens.get(next);
    }

    /** The token behind the next one. */
    Token peekSecond() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    void skip() {
        if (next < tokens.size() - 1) {
            next++;
        }
    }

    /** Skips the word if it comes next. */
    boolean accept(String word) {
        boolean found = peek().isWord(word);
        if (found) {
            skip();
        }
        return found;
    }

    /** Skips two words if both come next. */
    boolean accept(String first, String second) {
        boolean found = peek().isWord(first) && peekSecond().isWord(second);
        if (found) {
            skip();
            skip();
        }
        return found;
    }

    boolean acceptSymbol(String symbol) {
        boolean found = peek().isSymbol(symbol);
        if (found) {
            skip();
        }
        return found;
    }

    /**
     * Skips the word, which must come next.
     *
     * @param what is said where it does not
     */
    void expect(String word, String what) {
        if (!accept(word)) {
            throw failure(what);
        }
    }

    void expectSymbol(String symbol, String what) {
        if (!acceptSymbol(symbol)) {
            throw failure(what);
        }
    }

    /** A name of at most so many parts. */
    List<String> name(int mostParts) {
        List<String> parts = new ArrayList<>();
        do {
            Token part = peek();
            if (!part.isName()) {
                throw failure("a name is missing");
            }
            parts.add(part.text());
            skip();
        } while (parts.size() < mostParts && acceptSymbol("."));
        return parts;
    }

    String name() {
        return name(1).get(0);
    }

    /** A text in single quotes, without them. */
    String string(String what) {
        Token token = peek();
        if (token.kind() != Token.Kind.STRING) {
            throw failure(what);
        }
        skip();
        return token.text();
    }

    /** LIKE and its pattern, if they come next. */
    Optional<String> like() {
        return accept("LIKE") ? Optional.of(string("LIKE takes a pattern in single quotes")) : Optional.empty();
    }

    boolean ifExists() {
        return accept("IF", "EXISTS");
    }

    /** IF NOT EXISTS. */
    boolean ifNotExists() {
        if (!accept("IF", "NOT")) {
            return false;
        }
        expect("EXISTS", "IF NOT EXISTS is what can stand here");
        return true;
    }

    /** The query that begins here and goes to the end. */
    Statement.Query query() {
        return StatementParser.parseQuery(text, peek().start(), end());
    }

    /** The statement that begins here and goes to the end. */
    Statement statement() {
        List<Token> rest = tokens.subList(next, tokens.size());
        next = tokens.size() - 1;
        return new StatementReader(text, rest).read();
    }

    /** What is written from here to the end. */
    String rest() {
        return text.substring(peek().start(), end()).strip();
    }

    /** Where the statement ends in the text. */
    int end() {
        return tokens.get(tokens.size() - 1).start();
    }

    /** All tokens but the last, which is the END. */
    List<Token> all() {
        return tokens.subList(0, tokens.size() - 1);
    }

    String text() {
        return text;
    }

    <S extends Statement> S ended(S statement) {
        if (!atEnd()) {
            throw failure("the statement should end here");
        }
        return statement;
    }

    /** A syntax error at the next token. */
    MesquiteException failure(String what) {
        return SyntaxErrors.at(peek(), what);
    }
}
