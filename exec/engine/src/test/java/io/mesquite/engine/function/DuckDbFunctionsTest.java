package io.mesquite.engine.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.spi.error.MesquiteException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Functions that DuckDB has too, with the same random arguments in both. */
class DuckDbFunctionsTest {
    private static final int CALLS = 60;
    private static final List<String> TEXTS = List.of(
            "", "a", "ab", "abc abc", "Ärger", "äöü", "  padded ", "a,b,,c", ",", "𝄞 clef", "MiXeD case", "12", "b");
    private static final List<String> UNITS =
            List.of("year", "quarter", "month", "week", "day", "hour", "minute", "second");

    private final long seed = Long.getLong("test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    /** A call in both: DuckDB's SQL with ? for the arguments, our name, and the kinds of the arguments. */
    private record Case(String sql, String function, String kinds) {}

    @Test
    void textsAreTreatedAlike() throws SQLException {
        compare(List.of(
                same("lower", "t"),
                same("upper", "t"),
                same("length", "t"),
                same("reverse", "t"),
                same("trim", "t"),
                same("ltrim", "t"),
                same("rtrim", "t"),
                same("trim", "tt"),
                same("ltrim", "tt"),
                same("rtrim", "tt"),
                same("left", "ti"),
                same("right", "ti"),
                same("repeat", "ti"),
                same("replace", "ttt"),
                same("translate", "ttt"),
                same("strpos", "tt"),
                same("starts_with", "tt"),
                same("contains", "tt"),
                new Case("suffix(?, ?)", "ends_with", "tt"),
                same("concat_ws", "ttt"),
                same("md5", "t"),
                same("sha256", "t"),
                new Case("substring(?, ?, ?)", "substring", "tpp"),
                new Case("lpad(?, ?::INTEGER, ?)", "lpad", "tpx"),
                new Case("rpad(?, ?::INTEGER, ?)", "rpad", "tpx"),
                new Case("split_part(?, ',', ?)", "split_part", "t,p")));
    }

    @Test
    void numbersAreTreatedAlike() throws SQLException {
        compare(List.of(
                same("abs", "d"),
                same("ceil", "d"),
                same("floor", "d"),
                same("round", "d"),
                same("trunc", "d"),
                same("cbrt", "d"),
                same("exp", "d"),
                same("degrees", "d"),
                same("radians", "d"),
                same("sin", "d"),
                same("cos", "d"),
                same("atan", "d"),
                same("atan2", "dd"),
                same("gcd", "ll"),
                same("greatest", "ddd"),
                same("least", "lll"),
                same("abs", "l"),
                new Case("round(?::DECIMAL(12,4), 2)::DECIMAL(12,4)", "round", "n2")));
    }

    @Test
    void datesAreTreatedAlike() throws SQLException {
        List<Case> cases = new ArrayList<>();
        for (String unit : UNITS) {
            cases.add(new Case("date_trunc('" + unit + "', ?::TIMESTAMP)::TIMESTAMP", "date_trunc", unit + "|s"));
            cases.add(new Case("date_part('" + unit + "', ?::TIMESTAMP)", "date_part", unit + "|s"));
            cases.add(new Case("date_sub('" + unit + "', ?::TIMESTAMP, ?::TIMESTAMP)", "date_diff", unit + "|ss"));
        }
        for (String field : List.of("dow", "isodow", "doy", "isoyear", "century", "decade", "millennium", "epoch")) {
            cases.add(new Case("floor(date_part('" + field + "', ?::TIMESTAMP))::BIGINT", "extract_" + field, "s"));
        }
        cases.add(new Case("last_day(?::DATE)", "last_day", "y"));
        cases.add(new Case("dayname(?::DATE)", "dayname", "y"));
        cases.add(new Case("monthname(?::DATE)", "monthname", "y"));
        compare(cases);
    }

    private static Case same(String function, String kinds) {
        return new Case(
                function + "(" + String.join(", ", Collections.nCopies(kinds.length(), "?")) + ")", function, kinds);
    }

    private void compare(List<Case> cases) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            for (Case each : cases) {
                try (PreparedStatement statement = connection.prepareStatement("SELECT " + each.sql)) {
                    for (int i = 0; i < CALLS; i++) {
                        compare(each, statement);
                    }
                }
            }
        }
    }

    private void compare(Case each, PreparedStatement statement) throws SQLException {
        List<Object> ours = new ArrayList<>();
        List<Object> theirs = new ArrayList<>();
        int bar = each.kinds.indexOf('|');
        if (bar >= 0) {
            ours.add(each.kinds.substring(0, bar));
        }
        for (char kind : each.kinds.substring(bar + 1).toCharArray()) {
            Object argument = argument(kind);
            ours.add(argument);
            if (kind != ',' && kind != '2') {
                theirs.add(argument);
            }
        }
        for (int i = 0; i < theirs.size(); i++) {
            Object argument = theirs.get(i);
            statement.setObject(
                    i + 1,
                    argument instanceof LocalDate date
                            ? Date.valueOf(date)
                            : argument instanceof LocalDateTime time ? Timestamp.valueOf(time) : argument);
        }
        String place = each.function + ours + ", seed " + seed;
        try (ResultSet result = statement.executeQuery()) {
            result.next();
            Object expected = comparable(result.getObject(1));
            Object actual;
            try {
                actual = comparable(FunctionCalls.call(each.function, ours.toArray()));
            } catch (MesquiteException e) {
                throw new AssertionError(place, e);
            }
            if (expected instanceof Double a && actual instanceof Double b) {
                assertEquals(a, b, Math.abs(a) * 1e-12, place);
            } else {
                assertEquals(expected, actual, place);
            }
        }
    }

    private Object argument(char kind) {
        return switch (kind) {
            case 't' -> TEXTS.get(random.nextInt(TEXTS.size()));
            case 'x' -> List.of("-", "xy", "ü").get(random.nextInt(3));
            case ',' -> ",";
            case '2' -> 2L;
            case 'i' -> (long) random.nextInt(9) - 3;
            case 'p' -> (long) random.nextInt(9) + 1;
            case 'l' -> (long) random.nextInt(1000) - 500;
            case 'd' -> (random.nextInt(4001) - 2000) / 8.0;
            case 'n' -> new BigDecimal(random.nextInt(100_000_000) - 50_000_000).movePointLeft(4);
            case 'y' -> LocalDate.ofEpochDay(random.nextInt(60_000) - 20_000);
            case 's' ->
                LocalDateTime.of(1900, 1, 1, 0, 0).plusSeconds(random.nextInt()).plusSeconds(2_200_000_000L);
            default -> throw new IllegalArgumentException(String.valueOf(kind));
        };
    }

    private static Object comparable(Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        } else if (value instanceof Timestamp time) {
            return time.toLocalDateTime();
        } else if (value instanceof Date date) {
            return date.toLocalDate();
        } else if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        } else if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        return value;
    }
}
