package io.mesquite.parser;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Recognizes one statement by its first words and reads the simple ones; queries go to Calcite's parser. */
final class StatementReader {
    private static final Set<String> QUERY_STARTS = Set.of("SELECT", "WITH", "VALUES", "TABLE");
    private static final Set<String> UNSUPPORTED_STARTS = Set.of(
            "ALTER",
            "ANALYZE",
            "BEGIN",
            "CALL",
            "COMMIT",
            "COPY",
            "CREATE",
            "DELETE",
            "DROP",
            "EXECUTE",
            "GRANT",
            "INSERT",
            "MERGE",
            "PREPARE",
            "REPLACE",
            "REVOKE",
            "ROLLBACK",
            "START",
            "TRUNCATE",
            "UPDATE",
            "UPSERT",
            "VACUUM");

    private final String text;
    private final List<Token> tokens;
    private int next;

    /** @param tokens of the statement, the last of kind END */
    StatementReader(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    Statement read() {
        Token first = peek();
        String word = first.text().toUpperCase(Locale.ROOT);
        if (first.isSymbol("(") || first.kind() == Token.Kind.WORD && QUERY_STARTS.contains(word)) {
            return query();
        } else if (first.kind() != Token.Kind.WORD) {
            throw SyntaxErrors.at(first, "a statement can't begin so");
        }
        return switch (word) {
            case "EXPLAIN" -> explain();
            case "SHOW" -> ended(show());
            case "DESCRIBE", "DESC" -> describe();
            case "USE" -> {
                skip();
                yield ended(new Statement.Use(name(2)));
            }
            case "SET" -> set();
            case "KILL" -> ended(kill());
            case "RESET" -> {
                skip();
                accept("SESSION");
                yield ended(new Statement.ResetSession(String.join(".", name(2))));
            }
            default -> throw unknown(first, word);
        };
    }

    private static MesquiteException unknown(Token first, String word) {
        if (UNSUPPORTED_STARTS.contains(word)) {
            return new MesquiteException(
                    ErrorCode.NOT_SUPPORTED,
                    word + " statements are not supported; Mesquite reads data and does not change it",
                    Optional.of(first.position()),
                    null);
        }
        return SyntaxErrors.at(
                first, "a statement begins with SELECT, WITH, VALUES, SHOW, DESCRIBE, EXPLAIN, USE, SET or KILL");
    }

    private Statement.Query query() {
        return StatementParser.parseQuery(
                text, peek().start(), tokens.get(tokens.size() - 1).start());
    }

    /** EXPLAIN [ANALYZE] [(option, …)] statement. */
    private Statement explain() {
        skip();
        boolean analyze = accept("ANALYZE");
        List<String> options = new ArrayList<>();
        if (peek().isSymbol("(") && !isQueryStart(tokens.get(next + 1))) {
            skip();
            StringBuilder option = new StringBuilder();
            while (!peek().isSymbol(")")) {
                Token token = peek();
                if (token.isSymbol(",")) {
                    options.add(option.toString());
                    option.setLength(0);
                } else if (token.kind() == Token.Kind.END) {
                    throw SyntaxErrors.at(token, "the list of options has no end");
                } else {
                    option.append(option.isEmpty() ? "" : " ")
                            .append(token.text().toUpperCase(Locale.ROOT));
                }
                skip();
            }
            options.add(option.toString());
            skip();
        }
        if (options.remove("ANALYZE")) {
            analyze = true;
        }
        if (peek().kind() == Token.Kind.END) {
            throw SyntaxErrors.at(peek(), "what is to be explained is missing");
        }
        return new Statement.Explain(analyze, options, read());
    }

    private static boolean isQueryStart(Token token) {
        return token.isSymbol("(") || QUERY_STARTS.contains(token.text().toUpperCase(Locale.ROOT));
    }

    private Statement show() {
        skip();
        Token what = peek();
        skip();
        switch (what.text().toUpperCase(Locale.ROOT)) {
            case "CATALOGS":
                return new Statement.ShowCatalogs(like());
            case "SCHEMAS", "DATABASES":
                return new Statement.ShowSchemas(fromOrIn() ? Optional.of(name(1).get(0)) : Optional.empty(), like());
            case "TABLES":
                return new Statement.ShowTables(fromOrIn() ? name(2) : List.of(), like());
            case "COLUMNS":
                if (!fromOrIn()) {
                    throw SyntaxErrors.at(peek(), "SHOW COLUMNS needs FROM and a table");
                }
                return new Statement.ShowColumns(name(3), like());
            case "SESSION":
                return new Statement.ShowSession(like());
            case "FUNCTIONS":
                return new Statement.ShowFunctions(like());
            default:
                throw SyntaxErrors.at(what, "SHOW takes CATALOGS, SCHEMAS, TABLES, COLUMNS, FUNCTIONS or SESSION");
        }
    }

    private Statement describe() {
        skip();
        if (isQueryStart(peek()) && !peek().isWord("TABLE")) {
            return new Statement.DescribeQuery(query());
        }
        accept("TABLE");
        return ended(new Statement.ShowColumns(name(3), Optional.empty()));
    }

    /** SET [SESSION] name = value, or TO instead of the equals sign. */
    private Statement set() {
        skip();
        accept("SESSION");
        String name = String.join(".", name(2));
        if (!accept("TO")) {
            if (!peek().isSymbol("=")) {
                throw SyntaxErrors.at(peek(), "SET SESSION takes name = value");
            }
            skip();
        }
        StringBuilder value = new StringBuilder();
        if (peek().isSymbol("-")) {
            value.append('-');
            skip();
        }
        Token literal = peek();
        if (literal.kind() == Token.Kind.END || literal.kind() == Token.Kind.SYMBOL) {
            throw SyntaxErrors.at(literal, "the value is missing");
        }
        skip();
        return ended(new Statement.SetSession(name, value.append(literal.text()).toString()));
    }

    private Statement kill() {
        skip();
        accept("QUERY");
        Token id = peek();
        if (id.kind() != Token.Kind.STRING) {
            throw SyntaxErrors.at(id, "KILL QUERY takes a query's id in single quotes");
        }
        skip();
        return new Statement.KillQuery(id.text());
    }

    private Optional<String> like() {
        if (!accept("LIKE")) {
            return Optional.empty();
        }
        Token pattern = peek();
        if (pattern.kind() != Token.Kind.STRING) {
            throw SyntaxErrors.at(pattern, "LIKE takes a pattern in single quotes");
        }
        skip();
        return Optional.of(pattern.text());
    }

    private boolean fromOrIn() {
        return accept("FROM") || accept("IN");
    }

    /** A name of at most so many parts. */
    private List<String> name(int mostParts) {
        List<String> parts = new ArrayList<>();
        do {
            Token part = peek();
            if (!part.isName()) {
                throw SyntaxErrors.at(part, "a name is missing");
            }
            parts.add(part.text());
            skip();
        } while (parts.size() < mostParts && acceptSymbol("."));
        return parts;
    }

    private Statement ended(Statement statement) {
        if (peek().kind() != Token.Kind.END) {
            throw SyntaxErrors.at(peek(), "the statement should end here");
        }
        return statement;
    }

    private boolean accept(String word) {
        boolean found = peek().isWord(word);
        if (found) {
            skip();
        }
        return found;
    }

    private boolean acceptSymbol(String symbol) {
        boolean found = peek().isSymbol(symbol);
        if (found) {
            skip();
        }
        return found;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private void skip() {
        if (next < tokens.size() - 1) {
            next++;
        }
    }
}
