package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.BIGINT;
import static io.mesquite.engine.function.scalar.FunctionTable.TEXT;
import static io.mesquite.engine.function.scalar.FunctionTable.VARCHAR;

import io.mesquite.engine.function.Row;
import io.mesquite.engine.kernel.Utf8;
import io.mesquite.spi.type.SimpleType;
import java.util.Arrays;
import java.util.List;

/** Functions that look for a part of a text, or compare two texts. */
final class SearchFunctions {
    private static final int LONGEST_COMPARED = 10_000;

    private SearchFunctions() {}

    static void addTo(FunctionTable table) {
        String position = "The position of a part, counted from 1; 0 where it is not there";
        table.add(
                "strpos",
                List.of(VARCHAR, VARCHAR),
                SimpleType.BIGINT,
                position,
                (row, out) -> out.set(position(row, 0, 1)));
        table.alias("strpos", "instr");
        table.add(
                "position",
                List.of(VARCHAR, VARCHAR),
                SimpleType.BIGINT,
                position,
                (row, out) -> out.set(position(row, 1, 0)));
        table.add(
                "starts_with",
                List.of(VARCHAR, VARCHAR),
                SimpleType.BOOLEAN,
                "Whether the text starts with another",
                (row, out) -> out.set(row.length(1) <= row.length(0) && equalAt(row, row.start(0))));
        table.add(
                "ends_with",
                List.of(VARCHAR, VARCHAR),
                SimpleType.BOOLEAN,
                "Whether the text ends with another",
                (row, out) -> out.set(
                        row.length(1) <= row.length(0) && equalAt(row, row.start(0) + row.length(0) - row.length(1))));
        table.alias("ends_with", "suffix").alias("starts_with", "prefix");
        table.add(
                "contains",
                List.of(VARCHAR, VARCHAR),
                SimpleType.BOOLEAN,
                "Whether the text has another in it",
                (row, out) -> out.set(find(row, 0, 1) >= 0));
        table.add(
                "split_part",
                List.of(VARCHAR, VARCHAR, BIGINT),
                TEXT,
                "The part of a number, from 1 or from the end with -1, between separators",
                (row, out) -> out.set(splitPart(row.text(0), row.text(1), row.longValue(2))));
        table.add(
                "levenshtein_distance",
                List.of(VARCHAR, VARCHAR),
                SimpleType.BIGINT,
                "How many characters must be changed, added or left out to make one text the other",
                (row, out) -> out.set(distance(row.text(0), row.text(1))));
        table.alias("levenshtein_distance", "levenshtein");
    }

    private static int find(Row row, int text, int part) {
        int from = row.start(text);
        return Utf8.find(
                row.bytes(text), from, from + row.length(text), row.bytes(part), row.start(part), row.length(part));
    }

    private static long position(Row row, int text, int part) {
        int found = find(row, text, part);
        return found < 0 ? 0 : Utf8.count(row.bytes(text), row.start(text), found) + 1L;
    }

    private static boolean equalAt(Row row, int from) {
        int length = row.length(1);
        int start = row.start(1);
        return Arrays.equals(row.bytes(0), from, from + length, row.bytes(1), start, start + length);
    }

    private static String splitPart(String text, String separator, long index) {
        if (index == 0) {
            throw Arguments.invalid("split_part has no part 0; parts count from 1, or from the end with -1");
        }
        if (separator.isEmpty()) {
            return index == 1 || index == -1 ? text : "";
        }
        long wanted = index;
        if (index < 0) {
            long parts = 1;
            for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + separator.length())) {
                parts++;
            }
            wanted = parts + index + 1;
        }
        int from = 0;
        for (long part = 1; part < wanted; part++) {
            int at = text.indexOf(separator, from);
            if (at < 0) {
                return "";
            }
            from = at + separator.length();
        }
        int end = text.indexOf(separator, from);
        return wanted < 1 ? "" : text.substring(from, end < 0 ? text.length() : end);
    }

    private static long distance(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        if ((long) a.length * b.length > (long) LONGEST_COMPARED * LONGEST_COMPARED) {
            throw Arguments.invalid("levenshtein_distance of texts of " + a.length + " and " + b.length
                    + " characters takes too long; shorten them with left()");
        }
        int[] costs = new int[b.length + 1];
        Arrays.setAll(costs, i -> i);
        for (int i = 1; i <= a.length; i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(changed, Math.min(costs[j], costs[j - 1]) + 1);
            }
        }
        return costs[b.length];
    }
}
