package io.mesquite.parser;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Intervals as PostgreSQL and DuckDB write them: {@code INTERVAL '1 day 02:00'}, {@code INTERVAL '3 months'}, {@code INTERVAL 3 DAYS}.
 */
final class IntervalTexts {
    private static final Set<String> UNITS =
            Set.of("YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND");
    private static final Pattern PART = Pattern.compile(
            "\\s*(?:([+-]?\\d+(?:\\.\\d*)?)\\s*([a-z]+)|([+-]?)(\\d+):(\\d{1,2})(?::(\\d{1,2}(?:\\.\\d+)?))?)\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);
    private static final long SECONDS_PER_DAY = 86_400;

    private IntervalTexts() {}

    static void apply(TokenTree tokens, Rewriting changes) {
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.word(i).equals("INTERVAL")) {
                continue;
            }
            boolean text = tokens.isKind(i + 1, Token.Kind.STRING);
            boolean number = tokens.isKind(i + 1, Token.Kind.NUMBER);
            String unit = tokens.word(i + 2);
            String singular = unit.endsWith("S") ? unit.substring(0, unit.length() - 1) : unit;
            if ((text || number) && UNITS.contains(singular)) {
                if (number) {
                    changes.replace(tokens.get(i + 1), "'" + tokens.get(i + 1).text() + "'");
                }
                if (!unit.equals(singular)) {
                    changes.replace(tokens.get(i + 2), singular);
                }
            } else if (text) {
                changes.replace(tokens.get(i + 1), literal(tokens.get(i + 1)));
            }
        }
    }

    /** The text as a standard literal's, with its qualifier. */
    private static String literal(Token token) {
        long months = 0;
        BigDecimal seconds = BigDecimal.ZERO;
        Matcher parts = PART.matcher(token.text());
        int end = 0;
        while (end < token.text().length() && parts.find() && parts.start() == end) {
            end = parts.end();
            if (parts.group(2) == null) {
                seconds = seconds.add(time(parts));
                continue;
            }
            BigDecimal amount = new BigDecimal(parts.group(1));
            long unitMonths = months(unit(parts.group(2)));
            if (unitMonths > 0) {
                months += wholeMonths(amount.multiply(BigDecimal.valueOf(unitMonths)), token);
            } else {
                seconds = seconds.add(amount.multiply(BigDecimal.valueOf(seconds(unit(parts.group(2)), token)))
                        .multiply(scale(unit(parts.group(2)))));
            }
        }
        if (end < token.text().length() || token.text().isBlank()) {
            throw invalid(token);
        } else if (months != 0 && seconds.signum() != 0) {
            throw new MesquiteException(
                    ErrorCode.NOT_SUPPORTED,
                    "the interval '" + token.text() + "' at " + token.position()
                            + " has months and days; add two intervals instead",
                    Optional.of(token.position()),
                    null);
        }
        return months != 0 ? signed(months < 0, Math.abs(months) + "") + " month" : dayToSecond(seconds);
    }

    private static BigDecimal time(Matcher parts) {
        long minutes = Long.parseLong(parts.group(4)) * 60 + Long.parseLong(parts.group(5));
        BigDecimal seconds = BigDecimal.valueOf(minutes * 60);
        if (parts.group(6) != null) {
            seconds = seconds.add(new BigDecimal(parts.group(6)));
        }
        return parts.group(3).equals("-") ? seconds.negate() : seconds;
    }

    private static String dayToSecond(BigDecimal seconds) {
        long micros = seconds.multiply(MICROS)
                .setScale(0, java.math.RoundingMode.HALF_UP)
                .longValueExact();
        long whole = Math.abs(micros) / 1_000_000;
        String text = String.format(
                Locale.ROOT,
                "%d %02d:%02d:%02d.%06d",
                whole / SECONDS_PER_DAY,
                whole % SECONDS_PER_DAY / 3600,
                whole % 3600 / 60,
                whole % 60,
                Math.abs(micros) % 1_000_000);
        return whole % SECONDS_PER_DAY == 0 && micros % 1_000_000 == 0
                ? signed(micros < 0, Long.toString(whole / SECONDS_PER_DAY)) + " day"
                : signed(micros < 0, text) + " day to second";
    }

    private static String signed(boolean negative, String text) {
        return (negative ? "-" : "") + "'" + text + "'";
    }

    private static long wholeMonths(BigDecimal months, Token token) {
        try {
            return months.longValueExact();
        } catch (ArithmeticException e) {
            throw invalid(token);
        }
    }

    private static String unit(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "y", "yr", "yrs" -> "year";
            case "mon", "mons" -> "month";
            case "d" -> "day";
            case "h", "hr", "hrs" -> "hour";
            case "m", "min", "mins" -> "minute";
            case "s", "sec", "secs" -> "second";
            case "ms", "msec", "msecs" -> "millisecond";
            case "us", "usec", "usecs" -> "microsecond";
            case "century", "centuries" -> "century";
            default -> lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
        };
    }

    private static long months(String unit) {
        return switch (unit) {
            case "month" -> 1;
            case "quarter" -> 3;
            case "year" -> 12;
            case "decade" -> 120;
            case "century" -> 1200;
            case "millennium" -> 12_000;
            default -> 0;
        };
    }

    private static long seconds(String unit, Token token) {
        return switch (unit) {
            case "week" -> 7 * SECONDS_PER_DAY;
            case "day" -> SECONDS_PER_DAY;
            case "hour" -> 3600;
            case "minute" -> 60;
            case "second", "millisecond", "microsecond" -> 1;
            default -> throw invalid(token);
        };
    }

    private static BigDecimal scale(String unit) {
        return switch (unit) {
            case "millisecond" -> BigDecimal.valueOf(1, 3);
            case "microsecond" -> BigDecimal.valueOf(1, 6);
            default -> BigDecimal.ONE;
        };
    }

    private static MesquiteException invalid(Token token) {
        return new MesquiteException(
                ErrorCode.SYNTAX_ERROR,
                "'" + token.text() + "' at " + token.position()
                        + " is no interval; write INTERVAL '3' DAY or INTERVAL '1 day 2 hours'",
                Optional.of(token.position()),
                null);
    }
}
