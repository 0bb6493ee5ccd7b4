package io.mesquite.engine.function.scalar;

import io.mesquite.engine.function.scalar.DatePattern.NameCase;
import io.mesquite.engine.function.scalar.DatePattern.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The languages of date patterns: each makes the same parts of its letters. */
enum DateDialect {
    /** {@code %Y-%m-%d %H:%i:%s}, as in MySQL and Trino's date_format. */
    MYSQL {
        @Override
        DatePattern compile(String pattern) {
            return new DatePattern(pattern, percent(pattern, Codes.MYSQL, "date_format's"));
        }
    },
    /** {@code %Y-%m-%d %H:%M:%S}, as in C, Python and DuckDB; {@code %-d} is without zeros in front. */
    C {
        @Override
        DatePattern compile(String pattern) {
            return new DatePattern(pattern, percent(pattern, Codes.C, "strftime's"));
        }
    },
    /** {@code YYYY-MM-DD HH24:MI:SS}, as in PostgreSQL and Oracle; FM before a name or number takes its padding away. */
    POSTGRESQL {
        @Override
        DatePattern compile(String pattern) {
            return new DatePattern(pattern, words(pattern));
        }
    },
    /** {@code yyyy-MM-dd HH:mm:ss}, as in Java. */
    JAVA {
        @Override
        DatePattern compile(String pattern) {
            return new DatePattern(pattern, letters(pattern));
        }
    };

    abstract DatePattern compile(String pattern);

    private static List<Part> percent(String pattern, Map<String, List<Part>> codes, String owner) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%') {
                parts.add(Part.text(String.valueOf(c)));
                continue;
            }
            int end = i + 1 < pattern.length() && pattern.charAt(i + 1) == '-' ? i + 3 : i + 2;
            List<Part> found = end > pattern.length() ? null : codes.get(pattern.substring(i + 1, end));
            if (found == null) {
                throw Arguments.invalid("the date pattern '" + pattern + "' has at character " + (i + 1) + " '"
                        + pattern.substring(i, Math.min(end, pattern.length())) + "', which is none of " + owner
                        + " codes: %"
                        + String.join(" %", codes.keySet().stream().sorted().toList()));
            }
            parts.addAll(found);
            i = end - 1;
        }
        return parts;
    }

    private static List<Part> words(String pattern) {
        List<Part> parts = new ArrayList<>();
        boolean fill = true;
        for (int i = 0; i < pattern.length(); ) {
            if (pattern.startsWith("FM", i)) {
                fill = false;
                i += 2;
                continue;
            }
            int quote = pattern.charAt(i) == '"' ? pattern.indexOf('"', i + 1) : -1;
            if (quote > 0) {
                parts.add(Part.text(pattern.substring(i + 1, quote)));
                i = quote + 1;
                continue;
            }
            String word = Codes.wordAt(pattern, i);
            if (word != null) {
                Part part = Codes.POSTGRESQL.get(word);
                boolean keeps = fill || part.element() == DateElement.FRACTION;
                parts.add(keeps ? part : new Part(null, part.element(), 0, part.nameCase()));
                fill = true;
                i += word.length();
                continue;
            }
            if (Character.isLetter(pattern.charAt(i))) {
                throw Arguments.invalid("the date pattern '" + pattern + "' has at character " + (i + 1) + " '"
                        + pattern.charAt(i) + "', which starts no word of a date; put text in double quotes");
            }
            parts.add(Part.text(String.valueOf(pattern.charAt(i++))));
        }
        return parts;
    }

    private static List<Part> letters(String pattern) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < pattern.length(); ) {
            char c = pattern.charAt(i);
            if (c == '\'') {
                int end = pattern.indexOf('\'', i + 1);
                if (end < 0) {
                    throw Arguments.invalid("the date pattern '" + pattern + "' has a quote at character " + (i + 1)
                            + " that does not end");
                }
                parts.add(Part.text(end == i + 1 ? "'" : pattern.substring(i + 1, end)));
                i = end + 1;
                continue;
            }
            int end = i + 1;
            while (end < pattern.length() && pattern.charAt(end) == c) {
                end++;
            }
            parts.add(Character.isLetter(c) ? letter(pattern, i, end) : Part.text(pattern.substring(i, end)));
            i = end;
        }
        return parts;
    }

    private static Part letter(String pattern, int start, int end) {
        int count = end - start;
        return switch (pattern.charAt(start)) {
            case 'y', 'u', 'Y' ->
                count == 2 ? Part.number(DateElement.YEAR_OF_CENTURY, 2) : Part.number(DateElement.YEAR, count);
            case 'M', 'L' ->
                count < 3
                        ? Part.number(DateElement.MONTH, count)
                        : Part.name(
                                count == 3 ? DateElement.MONTH_SHORT_NAME : DateElement.MONTH_NAME,
                                NameCase.CAPITALIZED);
            case 'd' -> Part.number(DateElement.DAY, count);
            case 'D' -> Part.number(DateElement.DAY_OF_YEAR, count);
            case 'E' -> Part.name(count < 4 ? DateElement.DAY_SHORT_NAME : DateElement.DAY_NAME, NameCase.CAPITALIZED);
            case 'e' -> Part.number(DateElement.ISO_DAY_OF_WEEK, count);
            case 'w' -> Part.number(DateElement.ISO_WEEK, count);
            case 'x' -> Part.number(DateElement.ISO_YEAR, count);
            case 'H' -> Part.number(DateElement.HOUR, count);
            case 'h' -> Part.number(DateElement.HOUR_OF_HALF, count);
            case 'm' -> Part.number(DateElement.MINUTE, count);
            case 's' -> Part.number(DateElement.SECOND, count);
            case 'S' -> Part.number(DateElement.FRACTION, Math.min(count, 9));
            case 'a' -> Part.name(DateElement.HALF_OF_DAY, NameCase.CAPITALIZED);
            default ->
                throw Arguments.invalid("the date pattern '" + pattern + "' has at character " + (start + 1) + " '"
                        + pattern.charAt(start) + "', which stands for nothing; put text in single quotes");
        };
    }

    /** What the codes stand for. */
    private static final class Codes {
        private static final Map<String, List<Part>> SHARED = Map.ofEntries(
                number("Y", DateElement.YEAR, 4),
                number("y", DateElement.YEAR_OF_CENTURY, 2),
                number("m", DateElement.MONTH, 2),
                name("b", DateElement.MONTH_SHORT_NAME),
                number("d", DateElement.DAY, 2),
                number("j", DateElement.DAY_OF_YEAR, 3),
                name("a", DateElement.DAY_SHORT_NAME),
                number("w", DateElement.DAY_OF_WEEK, 1),
                number("H", DateElement.HOUR, 2),
                number("I", DateElement.HOUR_OF_HALF, 2),
                number("S", DateElement.SECOND, 2),
                number("f", DateElement.FRACTION, 6),
                name("p", DateElement.HALF_OF_DAY),
                Map.entry("%", List.of(Part.text("%"))));

        static final Map<String, List<Part>> MYSQL = with(Map.ofEntries(
                number("c", DateElement.MONTH, 1),
                name("M", DateElement.MONTH_NAME),
                number("e", DateElement.DAY, 1),
                name("W", DateElement.DAY_NAME),
                number("v", DateElement.ISO_WEEK, 2),
                number("x", DateElement.ISO_YEAR, 4),
                number("h", DateElement.HOUR_OF_HALF, 2),
                number("k", DateElement.HOUR, 1),
                number("l", DateElement.HOUR_OF_HALF, 1),
                number("i", DateElement.MINUTE, 2),
                number("s", DateElement.SECOND, 2),
                Map.entry("T", time(DateElement.HOUR)),
                Map.entry("r", twelveHours())));

        static final Map<String, List<Part>> C = with(Map.ofEntries(
                number("-m", DateElement.MONTH, 1),
                name("B", DateElement.MONTH_NAME),
                number("-d", DateElement.DAY, 1),
                number("-j", DateElement.DAY_OF_YEAR, 1),
                name("A", DateElement.DAY_NAME),
                number("u", DateElement.ISO_DAY_OF_WEEK, 1),
                number("V", DateElement.ISO_WEEK, 2),
                number("G", DateElement.ISO_YEAR, 4),
                number("-H", DateElement.HOUR, 1),
                number("-I", DateElement.HOUR_OF_HALF, 1),
                number("M", DateElement.MINUTE, 2),
                number("-M", DateElement.MINUTE, 1),
                number("-S", DateElement.SECOND, 1),
                number("g", DateElement.FRACTION, 3)));

        static final Map<String, Part> POSTGRESQL = Map.ofEntries(
                Map.entry("YYYY", Part.number(DateElement.YEAR, 4)),
                Map.entry("YY", Part.number(DateElement.YEAR_OF_CENTURY, 2)),
                Map.entry("IYYY", Part.number(DateElement.ISO_YEAR, 4)),
                Map.entry("IW", Part.number(DateElement.ISO_WEEK, 2)),
                Map.entry("ID", Part.number(DateElement.ISO_DAY_OF_WEEK, 1)),
                Map.entry("Q", Part.number(DateElement.QUARTER, 1)),
                Map.entry("MM", Part.number(DateElement.MONTH, 2)),
                Map.entry("MONTH", padded(DateElement.MONTH_NAME, NameCase.UPPER)),
                Map.entry("Month", padded(DateElement.MONTH_NAME, NameCase.CAPITALIZED)),
                Map.entry("month", padded(DateElement.MONTH_NAME, NameCase.LOWER)),
                Map.entry("MON", Part.name(DateElement.MONTH_SHORT_NAME, NameCase.UPPER)),
                Map.entry("Mon", Part.name(DateElement.MONTH_SHORT_NAME, NameCase.CAPITALIZED)),
                Map.entry("mon", Part.name(DateElement.MONTH_SHORT_NAME, NameCase.LOWER)),
                Map.entry("DDD", Part.number(DateElement.DAY_OF_YEAR, 3)),
                Map.entry("DD", Part.number(DateElement.DAY, 2)),
                Map.entry("DAY", padded(DateElement.DAY_NAME, NameCase.UPPER)),
                Map.entry("Day", padded(DateElement.DAY_NAME, NameCase.CAPITALIZED)),
                Map.entry("day", padded(DateElement.DAY_NAME, NameCase.LOWER)),
                Map.entry("DY", Part.name(DateElement.DAY_SHORT_NAME, NameCase.UPPER)),
                Map.entry("Dy", Part.name(DateElement.DAY_SHORT_NAME, NameCase.CAPITALIZED)),
                Map.entry("dy", Part.name(DateElement.DAY_SHORT_NAME, NameCase.LOWER)),
                Map.entry("HH24", Part.number(DateElement.HOUR, 2)),
                Map.entry("HH12", Part.number(DateElement.HOUR_OF_HALF, 2)),
                Map.entry("HH", Part.number(DateElement.HOUR_OF_HALF, 2)),
                Map.entry("MI", Part.number(DateElement.MINUTE, 2)),
                Map.entry("SS", Part.number(DateElement.SECOND, 2)),
                Map.entry("MS", Part.number(DateElement.FRACTION, 3)),
                Map.entry("US", Part.number(DateElement.FRACTION, 6)),
                Map.entry("AM", Part.name(DateElement.HALF_OF_DAY, NameCase.UPPER)),
                Map.entry("PM", Part.name(DateElement.HALF_OF_DAY, NameCase.UPPER)),
                Map.entry("am", Part.name(DateElement.HALF_OF_DAY, NameCase.LOWER)),
                Map.entry("pm", Part.name(DateElement.HALF_OF_DAY, NameCase.LOWER)));

        private Codes() {}

        /** The longest word that starts there: names by their case, numbers in any. */
        static String wordAt(String pattern, int start) {
            for (int length = 5; length > 0; length--) {
                if (start + length > pattern.length()) {
                    continue;
                }
                String exact = pattern.substring(start, start + length);
                String upper = exact.toUpperCase(java.util.Locale.ROOT);
                if (POSTGRESQL.containsKey(exact)) {
                    return exact;
                }
                if (POSTGRESQL.containsKey(upper)
                        && !POSTGRESQL.get(upper).element().isName()) {
                    return upper;
                }
            }
            return null;
        }

        private static Part padded(DateElement element, NameCase nameCase) {
            return new Part(null, element, 9, nameCase);
        }

        private static Map.Entry<String, List<Part>> number(String code, DateElement element, int width) {
            return Map.entry(code, List.of(Part.number(element, width)));
        }

        private static Map.Entry<String, List<Part>> name(String code, DateElement element) {
            return Map.entry(code, List.of(Part.name(element, NameCase.CAPITALIZED)));
        }

        private static List<Part> time(DateElement hour) {
            return List.of(
                    Part.number(hour, 2),
                    Part.text(":"),
                    Part.number(DateElement.MINUTE, 2),
                    Part.text(":"),
                    Part.number(DateElement.SECOND, 2));
        }

        private static List<Part> twelveHours() {
            List<Part> parts = new ArrayList<>(time(DateElement.HOUR_OF_HALF));
            parts.add(Part.text(" "));
            parts.add(Part.name(DateElement.HALF_OF_DAY, NameCase.CAPITALIZED));
            return parts;
        }

        private static Map<String, List<Part>> with(Map<String, List<Part>> own) {
            Map<String, List<Part>> all = new java.util.HashMap<>(SHARED);
            all.putAll(own);
            return Map.copyOf(all);
        }
    }
}
