package io.mesquite.parser;

/** Reads SET and RESET. */
final class SessionReader {
    private static final String TIME_ZONE = "time_zone";
    private static final String ALL = "ALL";

    private final TokenCursor cursor;

    SessionReader(TokenCursor cursor) {
        this.cursor = cursor;
    }

    Statement read() {
        boolean reset = cursor.peek().isWord("RESET");
        cursor.skip();
        if (reset && (cursor.accept(ALL) || cursor.accept("SESSION", ALL))) {
            return new Statement.ResetAll();
        } else if (cursor.accept("TIME", "ZONE")) {
            return reset || cursor.accept("LOCAL") || cursor.accept("DEFAULT")
                    ? new Statement.ResetSession(TIME_ZONE)
                    : new Statement.SetSession(TIME_ZONE, value());
        }
        cursor.accept("SESSION");
        String name = String.join(".", cursor.name(2));
        return reset ? new Statement.ResetSession(name) : set(name);
    }

    /** name = value, or TO instead of the equals sign. */
    private Statement set(String name) {
        if (!cursor.accept("TO")) {
            cursor.expectSymbol("=", "SET SESSION takes name = value");
        }
        return cursor.accept("DEFAULT") ? new Statement.ResetSession(name) : new Statement.SetSession(name, value());
    }

    private String value() {
        String sign = cursor.acceptSymbol("-") ? "-" : "";
        Token literal = cursor.peek();
        if (literal.kind() == Token.Kind.END || literal.kind() == Token.Kind.SYMBOL) {
            throw cursor.failure("the value is missing");
        }
        cursor.skip();
        return sign + literal.text();
    }
}
