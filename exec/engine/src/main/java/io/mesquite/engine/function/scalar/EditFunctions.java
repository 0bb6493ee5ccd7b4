package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.BIGINT;
import static io.mesquite.engine.function.scalar.FunctionTable.TEXT;
import static io.mesquite.engine.function.scalar.FunctionTable.VARCHAR;

import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.Row;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.kernel.Utf8;
import io.mesquite.spi.type.SimpleType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Functions that make a text out of another: letters, blanks, padding, replacing. */
final class EditFunctions {
    private EditFunctions() {}

    static void addTo(FunctionTable table) {
        addLetters(table);
        addTrimming(table);
        addPadding(table);
        addReplacing(table);
    }

    private static void addLetters(FunctionTable table) {
        table.add("lower", List.of(VARCHAR), TEXT, "The text in small letters", (row, out) -> {
            byte[] bytes = row.copy(0);
            out.set(
                    Utf8.isAscii(bytes, 0, bytes.length)
                            ? asciiLower(bytes)
                            : utf8(row.text(0).toLowerCase(Locale.ROOT)));
        });
        table.add("upper", List.of(VARCHAR), TEXT, "The text in capital letters", (row, out) -> {
            byte[] bytes = row.copy(0);
            out.set(
                    Utf8.isAscii(bytes, 0, bytes.length)
                            ? asciiUpper(bytes)
                            : utf8(row.text(0).toUpperCase(Locale.ROOT)));
        });
        table.alias("lower", "lcase").alias("upper", "ucase");
        table.add(
                "initcap",
                List.of(VARCHAR),
                TEXT,
                "Each word with a capital first letter",
                (row, out) -> out.set(initcap(row.text(0))));
        table.add("reverse", List.of(VARCHAR), TEXT, "The characters in reverse order", (row, out) -> {
            int[] characters = row.text(0).codePoints().toArray();
            StringBuilder reversed = new StringBuilder(characters.length);
            for (int i = characters.length - 1; i >= 0; i--) {
                reversed.appendCodePoint(characters[i]);
            }
            out.set(reversed.toString());
        });
    }

    private static byte[] asciiLower(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
                bytes[i] += 'a' - 'A';
            }
        }
        return bytes;
    }

    private static byte[] asciiUpper(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 'a' && bytes[i] <= 'z') {
                bytes[i] -= 'a' - 'A';
            }
        }
        return bytes;
    }

    private static String initcap(String text) {
        StringBuilder words = new StringBuilder(text.length());
        boolean inWord = false;
        for (int character : text.codePoints().toArray()) {
            words.appendCodePoint(inWord ? Character.toLowerCase(character) : Character.toUpperCase(character));
            inWord = Character.isLetterOrDigit(character);
        }
        return words.toString();
    }

    private static void addTrimming(FunctionTable table) {
        trim(table, "trim", true, true);
        trim(table, "ltrim", true, false);
        trim(table, "rtrim", false, true);
        table.alias("trim", "btrim");
    }

    private static void trim(FunctionTable table, String name, boolean leading, boolean trailing) {
        String description = "The text without blanks, or the given characters, at "
                + (leading && trailing ? "both ends" : leading ? "its start" : "its end");
        table.add(name, List.of(VARCHAR), TEXT, description, (row, out) -> {
            byte[] bytes = row.bytes(0);
            int from = row.start(0);
            int to = from + row.length(0);
            while (leading && from < to && bytes[from] == ' ') {
                from++;
            }
            while (trailing && from < to && bytes[to - 1] == ' ') {
                to--;
            }
            out.set(bytes, from, to - from);
        });
        table.add(name, List.of(VARCHAR, VARCHAR), TEXT, description, (row, out) -> {
            int[] text = row.text(0).codePoints().toArray();
            String characters = row.text(1);
            int from = 0;
            int to = text.length;
            while (leading && from < to && characters.indexOf(text[from]) >= 0) {
                from++;
            }
            while (trailing && from < to && characters.indexOf(text[to - 1]) >= 0) {
                to--;
            }
            out.set(new String(text, from, to - from));
        });
    }

    private static void addPadding(FunctionTable table) {
        String left = "The text filled up at its start, or cut, to a length";
        table.add("lpad", List.of(VARCHAR, BIGINT), TEXT, left, (row, out) -> out.set(pad(row, " ", true)));
        table.add(
                "lpad",
                List.of(VARCHAR, BIGINT, VARCHAR),
                TEXT,
                left,
                (row, out) -> out.set(pad(row, row.text(2), true)));
        String right = "The text filled up at its end, or cut, to a length";
        table.add("rpad", List.of(VARCHAR, BIGINT), TEXT, right, (row, out) -> out.set(pad(row, " ", false)));
        table.add(
                "rpad",
                List.of(VARCHAR, BIGINT, VARCHAR),
                TEXT,
                right,
                (row, out) -> out.set(pad(row, row.text(2), false)));
        table.add("repeat", List.of(VARCHAR, BIGINT), TEXT, "The text so many times", (row, out) -> {
            long count = Math.max(0, row.longValue(1));
            long length = row.length(0) == 0
                    ? 0
                    : Math.multiplyHigh(count, row.length(0)) != 0 ? Long.MAX_VALUE : count * row.length(0);
            Arguments.length("repeat", length < 0 ? Long.MAX_VALUE : length);
            out.set(row.length(0) == 0 ? "" : row.text(0).repeat((int) count));
        });
        table.add(
                "space",
                List.of(BIGINT),
                TEXT,
                "So many blanks",
                (row, out) -> out.set(" ".repeat(Arguments.length("space", row.longValue(0)))));
    }

    private static String pad(Row row, String filling, boolean left) {
        int wanted = Arguments.length(left ? "lpad" : "rpad", row.longValue(1));
        int[] text = row.text(0).codePoints().toArray();
        if (text.length >= wanted || filling.isEmpty()) {
            return new String(text, 0, Math.min(wanted, text.length));
        }
        int[] fill = filling.codePoints().toArray();
        StringBuilder padding = new StringBuilder();
        for (int i = 0; i < wanted - text.length; i++) {
            padding.appendCodePoint(fill[i % fill.length]);
        }
        String kept = new String(text, 0, text.length);
        return left ? padding + kept : kept + padding;
    }

    private static void addReplacing(FunctionTable table) {
        table.add(
                "replace",
                List.of(VARCHAR, VARCHAR, VARCHAR),
                TEXT,
                "The text with one part replaced by another",
                (row, out) -> out.set(replace(row.text(0), row.text(1), row.text(2))));
        table.add(
                "replace",
                List.of(VARCHAR, VARCHAR),
                TEXT,
                "The text without a part",
                (row, out) -> out.set(replace(row.text(0), row.text(1), "")));
        String translate =
                "The text with characters of the second argument replaced by those of the third, or left out";
        table.add(
                "translate",
                List.of(VARCHAR, VARCHAR, VARCHAR),
                TEXT,
                translate,
                (row, out) -> out.set(translate(row.text(0), row.text(1), row.text(2))));
        // The parser's own name for it.
        table.alias("translate", "translate3");
        String overlay = "The text with so many characters from a position replaced";
        table.add(
                "overlay",
                List.of(VARCHAR, VARCHAR, BIGINT),
                TEXT,
                overlay,
                (row, out) -> out.set(
                        overlay(row, row.text(1).codePointCount(0, row.text(1).length()))));
        table.add(
                "overlay",
                List.of(VARCHAR, VARCHAR, BIGINT, BIGINT),
                TEXT,
                overlay,
                (row, out) -> out.set(overlay(row, row.longValue(3))));
        RowFunction concat = (row, out) -> {
            if (row.isNull(0)) {
                out.setNull();
                return;
            }
            StringBuilder joined = new StringBuilder();
            boolean first = true;
            for (int i = 1; i < row.size(); i++) {
                if (!row.isNull(i)) {
                    joined.append(first ? "" : row.text(0)).append(row.text(i));
                    first = false;
                }
            }
            out.set(joined.toString());
        };
        table.add(FunctionDefinition.scalar(
                        "concat_ws",
                        List.of(VARCHAR, VARCHAR),
                        ReturnType.of(TEXT),
                        "The arguments that are not null, with the first between them",
                        RowFunction.withNulls(concat))
                .withVariableArguments());
        table.add("chr", List.of(BIGINT), TEXT, "The character of a code point", (row, out) -> {
            long character = row.longValue(0);
            if (character < 0 || character > Character.MAX_CODE_POINT || character >= 0xD800 && character < 0xE000) {
                throw Arguments.invalid("chr(" + character + "): there is no character of that number");
            }
            out.set(Character.toString((int) character));
        });
        table.add(
                "ascii",
                List.of(VARCHAR),
                SimpleType.INTEGER,
                "The code point of the first character",
                (row, out) -> out.set(row.length(0) == 0 ? 0L : row.text(0).codePointAt(0)));
        table.alias("ascii", "codepoint", "unicode");
    }

    private static String replace(String text, String part, String by) {
        if (part.isEmpty()) {
            return text;
        }
        long grown = text.length() + (long) text.length() / part.length() * Math.max(0, by.length() - part.length());
        Arguments.length("replace", grown);
        return text.replace(part, by);
    }

    private static String translate(String text, String from, String to) {
        int[] source = from.codePoints().toArray();
        int[] target = to.codePoints().toArray();
        StringBuilder translated = new StringBuilder(text.length());
        for (int character : text.codePoints().toArray()) {
            int index = 0;
            while (index < source.length && source[index] != character) {
                index++;
            }
            if (index == source.length) {
                translated.appendCodePoint(character);
            } else if (index < target.length) {
                translated.appendCodePoint(target[index]);
            }
        }
        return translated.toString();
    }

    private static String overlay(Row row, long length) {
        int[] text = row.text(0).codePoints().toArray();
        if (row.longValue(2) < 1) {
            throw Arguments.invalid("overlay starts at position " + row.longValue(2) + "; positions count from 1");
        }
        int from = (int) Math.min(text.length, row.longValue(2) - 1);
        int to = (int) Math.min(text.length, from + Math.max(0, Math.min(length, text.length)));
        return new String(text, 0, from) + row.text(1) + new String(text, to, text.length - to);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
