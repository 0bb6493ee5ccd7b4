package io.mesquite.parser;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what makes, drops, checks and refreshes views and catalogs. */
final class DefinitionReader {
    private final TokenCursor cursor;

    DefinitionReader(TokenCursor cursor) {
        this.cursor = cursor;
    }

    /** Empty where the statement is none of these. */
    Optional<Statement> read() {
        if (cursor.accept("CREATE")) {
            return create();
        } else if (cursor.accept("DROP", "VIEW")) {
            boolean ifExists = cursor.ifExists();
            return Optional.of(cursor.ended(new Statement.DropView(cursor.name(3), ifExists)));
        } else if (cursor.accept("DROP", "CATALOG")) {
            boolean ifExists = cursor.ifExists();
            return Optional.of(cursor.ended(new Statement.DropCatalog(cursor.name(), ifExists)));
        } else if (cursor.accept("CHECK")) {
            cursor.expect("CATALOG", "CHECK takes CATALOG and a name");
            return Optional.of(cursor.ended(new Statement.CheckCatalog(cursor.name())));
        } else if (cursor.accept("REFRESH", "TABLE")) {
            return Optional.of(cursor.ended(new Statement.RefreshTable(cursor.name(3))));
        }
        return Optional.empty();
    }

    private Optional<Statement> create() {
        boolean orReplace = cursor.accept("OR", "REPLACE");
        if (cursor.accept("VIEW")) {
            return Optional.of(view(orReplace));
        } else if (!orReplace && cursor.accept("CATALOG")) {
            return Optional.of(cursor.ended(catalog()));
        }
        return Optional.empty();
    }

    /** name [(column, …)] [COMMENT 'text'] AS query. */
    private Statement view(boolean orReplace) {
        boolean ifNotExists = cursor.ifNotExists();
        if (orReplace && ifNotExists) {
            throw cursor.failure("OR REPLACE and IF NOT EXISTS exclude each other");
        }
        List<String> name = cursor.name(3);
        List<String> columns = new ArrayList<>();
        if (cursor.acceptSymbol("(")) {
            do {
                columns.add(cursor.name());
            } while (cursor.acceptSymbol(","));
            cursor.expectSymbol(")", "the list of the view's columns should end here");
        }
        String comment = cursor.accept("COMMENT") ? cursor.string("COMMENT takes a text in single quotes") : "";
        cursor.expect("AS", "CREATE VIEW takes a name, AS, and a query");
        if (!(cursor.statement() instanceof Statement.Query query)) {
            throw cursor.failure("a view is made of a query");
        }
        return new Statement.CreateView(name, orReplace, ifNotExists, columns, comment, query);
    }

    /** name USING connector [WITH (key = value, …)]. */
    private Statement catalog() {
        boolean ifNotExists = cursor.ifNotExists();
        String name = cursor.name();
        cursor.expect("USING", "CREATE CATALOG takes a name, USING, and a connector");
        String connector = cursor.name();
        Map<String, String> properties = new LinkedHashMap<>();
        if (cursor.accept("WITH")) {
            cursor.expectSymbol("(", "WITH takes (key = 'value', ...)");
            do {
                property(properties);
            } while (cursor.acceptSymbol(","));
            cursor.expectSymbol(")", "the list of properties should end here");
        }
        return new Statement.CreateCatalog(name, ifNotExists, connector, properties);
    }

    /** A key may be in double quotes, which one with - in it must be; a value in single ones, which a number need not be. */
    private void property(Map<String, String> properties) {
        Token place = cursor.peek();
        String key = String.join(".", cursor.name(10));
        cursor.expectSymbol("=", "a property is written key = 'value'");
        Token value = cursor.peek();
        boolean literal = value.kind() == Token.Kind.STRING
                || value.kind() == Token.Kind.NUMBER
                || value.isWord("true")
                || value.isWord("false");
        if (!literal) {
            throw cursor.failure("the value of a property is a text in single quotes, a number, true or false");
        }
        cursor.skip();
        if (properties.put(key, value.text()) != null) {
            throw new MesquiteException(
                    ErrorCode.SYNTAX_ERROR,
                    "the property '" + key + "' is there twice at " + place.position(),
                    Optional.of(place.position()),
                    null);
        }
    }
}
