package io.mesquite.parser;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.Position;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Makes short messages of what is wrong with a text: the place, the text there, and at most a few words of advice. */
final class SyntaxErrors {
    private static final int MOST_EXPECTED = 4;
    private static final Pattern PLACE =
            Pattern.compile(" ?(at|From) line \\d+, column \\d+( to line \\d+, column \\d+)?");

    private SyntaxErrors() {}

    static MesquiteException at(Token token, String advice) {
        return new MesquiteException(
                ErrorCode.SYNTAX_ERROR,
                "syntax error at " + token.position() + nearby(token) + ": " + advice,
                Optional.of(token.position()),
                null);
    }

    /**
     * @param rewriting what was parsed
     * @param text the statement's, with its true lines and columns
     */
    static MesquiteException of(SqlParseException e, Rewriting.Result rewriting, String text) {
        SqlParserPos place = rewriting.original(e.getPos());
        List<Token> tokens = Lexer.tokens(text);
        String firstLine = e.getMessage().lines().findFirst().orElse("");
        boolean atEnd = place == null || firstLine.contains("<EOF>");
        Token token = atEnd ? tokens.get(tokens.size() - 1) : tokenAt(tokens, place);
        if (!firstLine.startsWith("Encountered") && !firstLine.startsWith("Lexical error")) {
            return at(token, PLACE.matcher(firstLine).replaceAll("").replaceAll("[.:]+$", ""));
        }
        List<String> expected = e.getExpectedTokenNames() == null ? List.of() : List.copyOf(e.getExpectedTokenNames());
        if (!atEnd && !expected.isEmpty() && expected.size() <= MOST_EXPECTED) {
            return at(token, "expected " + String.join(" or ", expected));
        }
        return new MesquiteException(
                ErrorCode.SYNTAX_ERROR,
                token.kind() == Token.Kind.END
                        ? "syntax error at " + token.position() + ": the statement ends too early"
                        : "syntax error at " + token.position() + nearby(token),
                Optional.of(token.position()),
                null);
    }

    private static String nearby(Token token) {
        return switch (token.kind()) {
            case END -> ", at the end";
            case STRING -> " near '" + token.text() + "'";
            case QUOTED_NAME -> " near \"" + token.text() + '"';
            default -> " near " + token.text();
        };
    }

    /** The last token that does not begin after the place. */
    private static Token tokenAt(List<Token> tokens, SqlParserPos place) {
        Token found = tokens.get(0);
        for (Token token : tokens) {
            Position position = token.position();
            if (position.line() > place.getLineNum()
                    || position.line() == place.getLineNum() && position.column() > place.getColumnNum()) {
                break;
            }
            found = token;
        }
        return found;
    }
}
