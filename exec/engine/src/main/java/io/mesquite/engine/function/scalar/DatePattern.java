package io.mesquite.engine.function.scalar;

import java.util.List;
import java.util.Locale;

/** A date pattern of any dialect: it writes times as text, and reads them. */
final class DatePattern {
    private static final long DAY = 86_400_000_000L;

    /** How a name is written. */
    enum NameCase {
        CAPITALIZED,
        UPPER,
        LOWER
    }

    /**
     * A part of a pattern.
     *
     * @param literal text that stands for itself; null where the part is an element
     * @param width of a number the least digits, of a fraction its digits, of a name the characters it is padded to
     */
    record Part(String literal, DateElement element, int width, NameCase nameCase) {
        static Part text(String literal) {
            return new Part(literal, null, 0, null);
        }

        static Part number(DateElement element, int width) {
            return new Part(null, element, width, NameCase.CAPITALIZED);
        }

        static Part name(DateElement element, NameCase nameCase) {
            return new Part(null, element, 0, nameCase);
        }
    }

    private final String text;
    private final List<Part> parts;

    DatePattern(String text, List<Part> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    String format(long micros) {
        long day = Math.floorDiv(micros, DAY);
        long microsOfDay = Math.floorMod(micros, DAY);
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            if (part.literal != null) {
                out.append(part.literal);
            } else if (part.element.isName()) {
                appendName(part, part.element.of(day, microsOfDay), out);
            } else if (part.element == DateElement.FRACTION) {
                String digits =
                        Long.toString(1_000_000 + microsOfDay % 1_000_000).substring(1) + "000";
                out.append(digits, 0, part.width);
            } else {
                long value = part.element.of(day, microsOfDay);
                String digits = Long.toString(Math.abs(value));
                out.append(value < 0 ? "-" : "");
                out.append("0".repeat(Math.max(0, part.width - digits.length())))
                        .append(digits);
            }
        }
        return out.toString();
    }

    private static void appendName(Part part, long value, StringBuilder out) {
        String name = part.element.name(value);
        name = switch (part.nameCase) {
            case CAPITALIZED -> name;
            case UPPER -> name.toUpperCase(Locale.ROOT);
            case LOWER -> name.toLowerCase(Locale.ROOT);
        };
        out.append(name).append(" ".repeat(Math.max(0, part.width - name.length())));
    }

    /**
     * The microseconds since 1970 of a text; what the pattern does not say is 1970-01-01 00:00:00.
     *
     * @throws io.mesquite.spi.error.MesquiteException INVALID_ARGUMENT where the text is not of the pattern
     */
    long parse(String value) {
        ParsedDate date = new ParsedDate(value, text);
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.literal != null) {
                if (!value.startsWith(part.literal, at)) {
                    throw date.wrong(at, "'" + part.literal + "'");
                }
                at += part.literal.length();
            } else if (part.element.isName()) {
                at = parseName(part, value, at, date);
            } else {
                boolean numberFollows = i + 1 < parts.size()
                        && parts.get(i + 1).literal == null
                        && !parts.get(i + 1).element.isName();
                at = parseNumber(part, value, at, numberFollows, date);
            }
        }
        if (at < value.length()) {
            throw date.wrong(at, "the end");
        }
        return date.micros();
    }

    private static int parseName(Part part, String value, int at, ParsedDate date) {
        DateElement element = part.element;
        for (int i = element.firstNamed(); i <= element.lastNamed(); i++) {
            String name = element.name(i);
            if (value.regionMatches(true, at, name, 0, name.length())) {
                date.set(element, i);
                return at + name.length();
            }
        }
        throw date.wrong(
                at,
                "the name of a "
                        + (element.lastNamed() == 12
                                ? "month"
                                : element.lastNamed() == 7 ? "day" : "half of the day, AM or PM"));
    }

    private static int parseNumber(Part part, String value, int at, boolean numberFollows, ParsedDate date) {
        DateElement element = part.element;
        int most = numberFollows && part.width > 0 ? part.width : element.mostDigits();
        boolean negative = element == DateElement.YEAR && at < value.length() && value.charAt(at) == '-';
        int start = negative ? at + 1 : at;
        int end = start;
        long number = 0;
        while (end < value.length() && end - start < most && Character.digit(value.charAt(end), 10) >= 0) {
            number = number * 10 + Character.digit(value.charAt(end), 10);
            end++;
        }
        if (end == start) {
            throw date.wrong(at, "a number");
        }
        if (element == DateElement.FRACTION) {
            for (int digits = end - start; digits < 6; digits++) {
                number *= 10;
            }
            for (int digits = end - start; digits > 6; digits--) {
                number /= 10;
            }
        }
        date.set(element, negative ? -number : number);
        return end;
    }
}
