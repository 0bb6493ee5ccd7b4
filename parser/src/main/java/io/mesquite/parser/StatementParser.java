package io.mesquite.parser;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformance;

/** Parses statements. Names keep their case, quoted by {@code "} or not. Places in errors are those in the whole text. */
public final class StatementParser {
    /** What of other dialects is allowed; the validator must be told the same. */
    public static final SqlConformance CONFORMANCE = new MesquiteConformance();

    private static final SqlParser.Config CONFIG = SqlParser.config()
            .withParserFactory(SqlBabelParserImpl.FACTORY)
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withUnquotedCasing(Casing.UNCHANGED)
            .withQuotedCasing(Casing.UNCHANGED)
            .withCaseSensitive(false)
            .withIdentifierMaxLength(1024)
            .withConformance(CONFORMANCE);

    private StatementParser() {}

    /**
     * The one statement of the text, which may end with a semicolon.
     *
     * @throws MesquiteException SYNTAX_ERROR, also for none or several statements; NOT_SUPPORTED for statements we don't have
     */
    public static Statement parse(String text) {
        List<Statement> statements = parseAll(text);
        if (statements.size() != 1) {
            throw new MesquiteException(
                    ErrorCode.SYNTAX_ERROR,
                    statements.isEmpty()
                            ? "there is no statement in the text"
                            : "there are " + statements.size() + " statements in the text; send them one by one");
        }
        return statements.get(0);
    }

    /**
     * All statements of a text in which they are separated by semicolons.
     *
     * @throws MesquiteException as for {@link #parse}
     */
    public static List<Statement> parseAll(String text) {
        return DeepStack.call(() -> {
            List<Statement> statements = new ArrayList<>();
            List<Token> current = new ArrayList<>();
            for (Token token : Lexer.tokens(text)) {
                boolean end = token.kind() == Token.Kind.END || token.isSymbol(";");
                if (!end) {
                    current.add(token);
                } else if (!current.isEmpty()) {
                    current.add(new Token(Token.Kind.END, "", token.start(), token.start(), token.position()));
                    statements.add(new StatementReader(text, current).read());
                    current = new ArrayList<>();
                }
            }
            return List.copyOf(statements);
        });
    }

    /** Parses the query in {@code text[start, end)}. */
    static Statement.Query parseQuery(String text, int start, int end) {
        String blanked = blankBefore(text, start, end);
        Rewriting.Result rewriting = Dialect.rewrite(blanked, Lexer.tokens(blanked));
        try {
            SqlNode node = SqlParser.create(rewriting.text(), CONFIG).parseQuery();
            SqlNode plain = Desugaring.of(Lambdas.rewrite(OriginalPlaces.in(node, rewriting)));
            return new Statement.Query(text.substring(start, end).strip(), plain);
        } catch (SqlParseException e) {
            throw SyntaxErrors.of(e, rewriting, text.substring(0, end));
        }
    }

    /** The text up to {@code end} with all before {@code start} made blank, so that places stay as they are. */
    private static String blankBefore(String text, int start, int end) {
        StringBuilder blanked = new StringBuilder(end);
        for (int i = 0; i < start; i++) {
            blanked.append(text.charAt(i) == '\n' ? '\n' : ' ');
        }
        return blanked.append(text, start, end).toString();
    }
}
