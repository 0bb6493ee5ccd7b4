package io.mesquite.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * Random queries in the SQL that Mesquite and DuckDB share, over tables {@code t0}, {@code t1}, … of {@link #COLUMNS}'s columns. The
 * same seed gives the same queries. What the two engines rightly answer differently (integer division, the order of rows without
 * ORDER BY, the scale of a quotient) is not generated.
 */
public final class RandomQueries {
    /** The columns of every table, for DuckDB. */
    public static final String COLUMNS =
            "a integer, b bigint, c decimal(10,2), d double, s varchar, dt date, f boolean, k integer not null";

    private static final List<Column> TABLE = List.of(
            new Column("a", Kind.INTEGER),
            new Column("b", Kind.INTEGER),
            new Column("c", Kind.DECIMAL),
            new Column("d", Kind.DOUBLE),
            new Column("s", Kind.TEXT),
            new Column("dt", Kind.DATE),
            new Column("f", Kind.BOOLEAN),
            new Column("k", Kind.INTEGER));

    private final Random random;
    private final int tables;
    /** Switched off where Calcite can't take subqueries apart: in expressions of GROUP BY. */
    private boolean subqueries = true;

    private enum Kind {
        INTEGER,
        DECIMAL,
        DOUBLE,
        TEXT,
        DATE,
        BOOLEAN
    }

    private record Column(String name, Kind kind) {}

    /** @param tables how many there are */
    public RandomQueries(long seed, int tables) {
        this.random = new Random(seed);
        this.tables = tables;
    }

    /** The values of one row of a table, as SQL literals for DuckDB. */
    public String row() {
        StringJoiner values = new StringJoiner(", ", "(", ")");
        values.add(orNull(Integer.toString(random.nextInt(-5, 20))));
        values.add(orNull(pick("0", "1", "-1", "7", "4000000000", "-4000000000", "12", "13")));
        values.add(orNull(pick("0.00", "1.50", "-1.50", "99999999.99", "-0.01", "10.00", "3.33")));
        values.add(orNull(pick("0", "1.5", "-2.25", "1e10", "-1e-3", "'nan'::double", "100")));
        values.add(orNull(pick("''", "'a'", "'ab'", "'b'", "'Abc'", "'a%c'", "'é'", "'世界'", "' x '")));
        values.add(orNull("date '" + pick("1970-01-01", "2000-02-29", "1969-12-31", "2024-06-15", "1999-12-31") + "'"));
        values.add(orNull(pick("true", "false")));
        values.add(Integer.toString(random.nextInt(0, 30)));
        return values.toString();
    }

    /** The next query. */
    public String next() {
        return random.nextInt(8) == 0 ? setOperation() : select();
    }

    private String setOperation() {
        Kind kind = pick(Kind.values());
        String operator = pick("union", "union all", "intersect", "except", "intersect all", "except all");
        return oneColumn(kind) + " " + operator + " " + oneColumn(kind);
    }

    private String oneColumn(Kind kind) {
        List<Column> scope = scope("x");
        return "select " + value(kind, scope, 1) + " as v from " + table() + " x" + where(scope);
    }

    private String select() {
        List<Column> scope = new ArrayList<>(scope("x"));
        StringBuilder from = new StringBuilder(table()).append(" x");
        if (random.nextInt(2) == 0) {
            from.append(join("y"));
            scope.addAll(scope("y"));
            if (random.nextInt(3) == 0) {
                from.append(join("z"));
                scope.addAll(scope("z"));
            }
        }
        return switch (random.nextInt(4)) {
            case 0 -> grouped(from.toString(), scope);
            case 1 -> topRows(from.toString(), scope);
            default ->
                "select " + (random.nextInt(4) == 0 ? "distinct " : "") + columns(scope) + " from " + from
                        + where(scope);
        };
    }

    private String topRows(String from, List<Column> scope) {
        int columns = 1 + random.nextInt(3);
        StringJoiner select = new StringJoiner(", ");
        StringJoiner order = new StringJoiner(", ");
        for (int i = 0; i < columns; i++) {
            select.add(value(pick(Kind.values()), scope, 1) + " as c" + i);
            order.add((i + 1) + pick(" asc", " desc") + pick(" nulls first", " nulls last"));
        }
        return "select " + select + " from " + from + where(scope) + " order by " + order + " limit "
                + random.nextInt(20) + (random.nextBoolean() ? "" : " offset " + random.nextInt(10));
    }

    private String grouped(String from, List<Column> scope) {
        int keys = random.nextInt(3);
        StringJoiner select = new StringJoiner(", ");
        StringJoiner groups = new StringJoiner(", ");
        for (int i = 0; i < keys; i++) {
            subqueries = false;
            String key = random.nextInt(3) == 0 ? value(pick(Kind.values()), scope, 1) : pick(scope).name;
            subqueries = true;
            select.add(key + " as g" + i);
            groups.add(Integer.toString(i + 1));
        }
        int calls = 1 + random.nextInt(3);
        for (int i = 0; i < calls; i++) {
            select.add(aggregate(scope) + " as m" + i);
        }
        String having = random.nextInt(4) == 0 ? " having count(*) > " + random.nextInt(4) : "";
        return "select " + select + " from " + from + where(scope) + (keys > 0 ? " group by " + groups : "") + having;
    }

    private String aggregate(List<Column> scope) {
        String filter = random.nextInt(5) == 0 ? " filter (where " + predicate(scope, 1) + ")" : "";
        Kind number = pick(Kind.INTEGER, Kind.DECIMAL);
        return switch (random.nextInt(7)) {
            case 0 -> "count(*)" + filter;
            case 1 -> "count(" + value(pick(Kind.values()), scope, 1) + ")" + filter;
            case 2 -> "count(distinct " + column(pick(Kind.values()), scope) + ")" + filter;
            case 3 -> "sum(" + column(number, scope) + ")" + filter;
            case 4 -> "avg(" + column(number, scope) + ")" + filter;
            case 5 -> "min(" + value(pick(Kind.values()), scope, 1) + ")" + filter;
            default -> "max(" + value(pick(Kind.values()), scope, 1) + ")" + filter;
        };
    }

    private String join(String alias) {
        String kind = pick(" join ", " left join ", " right join ", " full join ");
        String key = pick("k", "a", "k", "s");
        StringBuilder on = new StringBuilder("x." + key + " = " + alias + "." + key);
        // DuckDB takes outer joins only with conditions that it can hash
        if (!kind.equals(" full join ") && random.nextInt(4) == 0) {
            on.append(" and x.a < ").append(alias).append(".a");
        }
        return kind + table() + " " + alias + " on " + on;
    }

    private String where(List<Column> scope) {
        return random.nextInt(3) == 0 ? "" : " where " + predicate(scope, 2);
    }

    private String predicate(List<Column> scope, int depth) {
        if (depth > 0 && random.nextInt(2) == 0) {
            String left = predicate(scope, depth - 1);
            return switch (random.nextInt(3)) {
                case 0 -> "(" + left + " and " + predicate(scope, depth - 1) + ")";
                case 1 -> "(" + left + " or " + predicate(scope, depth - 1) + ")";
                default -> "not (" + left + ")";
            };
        }
        Kind kind = pick(Kind.values());
        String value = value(kind, scope, 1);
        return switch (random.nextInt(subqueries ? 11 : 7)) {
            case 0 -> value + " is null";
            case 1 -> value + " is not null";
            case 2 -> value + " in (" + literal(kind) + ", " + literal(kind) + ")";
            case 3 -> value + " between " + literal(kind) + " and " + literal(kind);
            case 4 -> column(Kind.TEXT, scope) + pick(" like ", " not like ") + pick("'a%'", "'%b%'", "'_'", "'%c'");
            case 7 ->
                "x.k " + pick("in", "not in") + " (select " + pick("k", "a") + " from " + table() + " where k > "
                        + random.nextInt(30) + ")";
            case 8 ->
                pick("", "not ") + "exists (select 1 from " + table() + " i where i.k = x.k and i.a > "
                        + random.nextInt(15) + ")";
            case 9 ->
                column(Kind.INTEGER, scope) + pick(" = ", " <> ", " < ", " <= ", " > ", " >= ") + pick("any", "all")
                        + " (select " + pick("a", "k") + " from " + table() + " i where " + correlation(scope) + ")";
            case 10 ->
                column(Kind.INTEGER, scope) + pick(" = ", " < ", " > ") + "(select "
                        + pick("max(i.a)", "count(*)", "sum(i.k)", "min(i.b)") + " from " + table() + " i where "
                        + correlation(scope) + ")";
            case 5 -> value + pick(" is distinct from ", " is not distinct from ") + literal(kind);
            default -> value + pick(" = ", " <> ", " < ", " <= ", " > ", " >= ") + value(kind, scope, 1);
        };
    }

    private String correlation(List<Column> scope) {
        return pick(
                "i.k = " + column(Kind.INTEGER, scope),
                "i.s = " + column(Kind.TEXT, scope) + " and i.k > " + random.nextInt(20),
                "i.k > " + random.nextInt(30),
                "i.f = " + column(Kind.BOOLEAN, scope));
    }

    private String columns(List<Column> scope) {
        StringJoiner columns = new StringJoiner(", ");
        IntStream.range(0, 1 + random.nextInt(4))
                .forEach(i -> columns.add(value(pick(Kind.values()), scope, 2) + " as c" + i));
        return columns.toString();
    }

    private String value(Kind kind, List<Column> scope, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return random.nextInt(4) == 0 ? literal(kind) : column(kind, scope);
        }
        String left = value(kind, scope, depth - 1);
        if (random.nextInt(5) == 0) {
            return "case when " + predicate(scope, 0) + " then " + left + " else " + value(kind, scope, depth - 1)
                    + " end";
        } else if (random.nextInt(5) == 0) {
            return "coalesce(" + left + ", " + literal(kind) + ")";
        }
        return switch (kind) {
            case INTEGER ->
                random.nextInt(4) == 0
                        ? "length(" + column(Kind.TEXT, scope) + ")"
                        : "(" + left + pick(" + ", " - ") + value(kind, scope, depth - 1) + ")";
            case DECIMAL -> "(" + left + pick(" + ", " - ") + value(kind, scope, depth - 1) + ")";
            case DOUBLE -> "(" + left + pick(" + ", " - ", " * ") + value(kind, scope, depth - 1) + ")";
            case TEXT -> pick("upper(" + left + ")", "(" + left + " || 'z')", "substring(" + left + ", 1, 2)");
            case DATE -> left;
            case BOOLEAN -> "(" + predicate(scope, 1) + ")";
        };
    }

    private String literal(Kind kind) {
        return switch (kind) {
            case INTEGER -> Integer.toString(random.nextInt(-3, 20));
            case DECIMAL -> pick("0.00", "1.50", "-1.50", "10.00", "3.33");
            case DOUBLE -> pick("cast(0 as double)", "cast(1.5 as double)", "cast(-2.25 as double)");
            case TEXT -> pick("'a'", "'ab'", "''", "'世界'", "'B'");
            case DATE -> pick("date '1970-01-01'", "date '2000-02-29'", "date '2010-10-10'");
            case BOOLEAN -> pick("true", "false");
        };
    }

    private String column(Kind kind, List<Column> scope) {
        return pick(scope.stream().filter(column -> column.kind == kind).toList()).name;
    }

    private static List<Column> scope(String alias) {
        return TABLE.stream()
                .map(column -> new Column(alias + "." + column.name, column.kind))
                .toList();
    }

    private String table() {
        return "t" + random.nextInt(tables);
    }

    private String orNull(String value) {
        return random.nextInt(6) == 0 ? "null" : value;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
