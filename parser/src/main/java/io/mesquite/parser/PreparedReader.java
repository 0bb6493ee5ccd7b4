package io.mesquite.parser;

import java.util.List;
import java.util.Optional;

/** Reads PREPARE, EXECUTE and DEALLOCATE, as in Trino ({@code FROM}, {@code USING}) and as in PostgreSQL. */
final class PreparedReader {
    private final TokenCursor cursor;

    PreparedReader(TokenCursor cursor) {
        this.cursor = cursor;
    }

    Statement read() {
        Token first = cursor.peek();
        cursor.skip();
        if (first.isWord("PREPARE")) {
            return prepare();
        } else if (first.isWord("EXECUTE")) {
            return execute(first);
        }
        cursor.accept("PREPARE");
        return cursor.accept("ALL")
                ? new Statement.Deallocate(Optional.empty())
                : new Statement.Deallocate(Optional.of(cursor.name()));
    }

    /** PREPARE name FROM statement; the statement's syntax is checked. */
    private Statement prepare() {
        String name = cursor.name();
        if (!cursor.accept("FROM")) {
            cursor.expect("AS", "PREPARE takes a name, FROM, and a statement");
        }
        if (cursor.atEnd()) {
            throw cursor.failure("what is to be prepared is missing");
        }
        String sql = cursor.rest();
        cursor.statement();
        return new Statement.Prepare(name, sql);
    }

    /** EXECUTE name [USING value, …], and EXECUTE name (value, …). */
    private Statement execute(Token first) {
        String name = cursor.name();
        if (cursor.atEnd()) {
            return new Statement.Execute(name, Optional.empty());
        }
        List<Token> all = cursor.all();
        Token last = all.get(all.size() - 1);
        boolean parenthesized = cursor.peek().isSymbol("(") && last.isSymbol(")");
        Token opening = cursor.peek();
        if (!parenthesized) {
            cursor.expect("USING", "EXECUTE takes a name, and USING before values");
        } else {
            cursor.skip();
        }
        if (cursor.atEnd() || parenthesized && cursor.peek() == last) {
            return parenthesized ? ended(new Statement.Execute(name, Optional.empty())) : missing();
        }
        // the values are read as SELECT value, … at the places where they stand
        StringBuilder text = new StringBuilder(cursor.text());
        for (int i = first.start(); i < opening.end(); i++) {
            text.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
        }
        text.replace(first.start(), first.start() + "SELECT".length(), "SELECT");
        int end = parenthesized ? last.start() : cursor.end();
        Statement.Query values = StatementParser.parseQuery(text.toString(), first.start(), end);
        return ended(new Statement.Execute(name, Optional.of(values)));
    }

    private Statement missing() {
        throw cursor.failure("the values are missing");
    }

    private Statement ended(Statement statement) {
        while (!cursor.atEnd()) {
            cursor.skip();
        }
        return statement;
    }
}
