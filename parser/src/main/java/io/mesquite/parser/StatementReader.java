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
            "GRANT",
            "INSERT",
            "MERGE",
            "REFRESH",
            "REPLACE",
            "REVOKE",
            "ROLLBACK",
            "START",
            "TRUNCATE",
            "UPDATE",
            "UPSERT",
            "VACUUM");

    private final TokenCursor cursor;

    /** @param tokens of the statement, the last of kind END */
    StatementReader(String text, List<Token> tokens) {
        this.cursor = new TokenCursor(text, tokens);
    }

    Statement read() {
        Token first = cursor.peek();
        String word = first.text().toUpperCase(Locale.ROOT);
        if (isQueryStart(first)) {
            return cursor.query();
        } else if (first.kind() != Token.Kind.WORD) {
            throw SyntaxErrors.at(first, "a statement can't begin so");
        }
        return switch (word) {
            case "EXPLAIN" -> explain();
            case "SHOW" -> cursor.ended(new ShowReader(cursor).read());
            case "DESCRIBE", "DESC" -> describe();
            case "USE" -> {
                cursor.skip();
                yield cursor.ended(new Statement.Use(cursor.name(2)));
            }
            case "SET", "RESET" -> cursor.ended(new SessionReader(cursor).read());
            case "KILL" -> cursor.ended(kill());
            case "PREPARE", "EXECUTE", "DEALLOCATE" -> cursor.ended(new PreparedReader(cursor).read());
            default -> new DefinitionReader(cursor).read().orElseThrow(() -> unknown(first, word));
        };
    }

    private static MesquiteException unknown(Token first, String word) {
        if (UNSUPPORTED_STARTS.contains(word)) {
            return new MesquiteException(
                    ErrorCode.NOT_SUPPORTED,
                    word + " statements" + (word.equals("CREATE") || word.equals("DROP") ? " of that kind" : "")
                            + " are not supported; Mesquite reads data and does not change it",
                    Optional.of(first.position()),
                    null);
        }
        return SyntaxErrors.at(
                first,
                "a statement begins with SELECT, WITH, VALUES, SHOW, DESCRIBE, EXPLAIN, USE, SET, CREATE or KILL");
    }

    /** EXPLAIN [ANALYZE] [(option, …)] statement. */
    private Statement explain() {
        cursor.skip();
        boolean analyze = cursor.accept("ANALYZE");
        List<String> options = new ArrayList<>();
        if (cursor.peek().isSymbol("(") && !isQueryStart(cursor.peekSecond())) {
            cursor.skip();
            StringBuilder option = new StringBuilder();
            while (!cursor.peek().isSymbol(")")) {
                Token token = cursor.peek();
                if (token.isSymbol(",")) {
                    options.add(option.toString());
                    option.setLength(0);
                } else if (cursor.atEnd()) {
                    throw SyntaxErrors.at(token, "the list of options has no end");
                } else {
                    option.append(option.isEmpty() ? "" : " ")
                            .append(token.text().toUpperCase(Locale.ROOT));
                }
                cursor.skip();
            }
            options.add(option.toString());
            cursor.skip();
        }
        if (options.remove("ANALYZE")) {
            analyze = true;
        }
        if (cursor.atEnd()) {
            throw cursor.failure("what is to be explained is missing");
        }
        return new Statement.Explain(analyze, options, cursor.statement());
    }

    private static boolean isQueryStart(Token token) {
        return token.isSymbol("(")
                || token.kind() == Token.Kind.WORD
                        && QUERY_STARTS.contains(token.text().toUpperCase(Locale.ROOT));
    }

    private Statement describe() {
        cursor.skip();
        if (cursor.peek().isWord("INPUT") && cursor.peekSecond().isName()) {
            cursor.skip();
            return cursor.ended(new Statement.DescribeInput(cursor.name()));
        } else if (cursor.peek().isWord("OUTPUT") && cursor.peekSecond().isName()) {
            cursor.skip();
            return cursor.ended(new Statement.DescribeOutput(cursor.name()));
        } else if (isQueryStart(cursor.peek()) && !cursor.peek().isWord("TABLE")) {
            return new Statement.DescribeQuery(cursor.query());
        }
        cursor.accept("TABLE");
        return cursor.ended(new Statement.ShowColumns(cursor.name(3), Optional.empty()));
    }

    private Statement kill() {
        cursor.skip();
        cursor.accept("QUERY");
        return new Statement.KillQuery(cursor.string("KILL QUERY takes a query's id in single quotes"));
    }
}
