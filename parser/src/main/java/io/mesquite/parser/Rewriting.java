package io.mesquite.parser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Changes to a statement's text that make it one that Calcite's grammar knows, and where in the original each place of the changed text
 * is. Of changes that overlap the first in the text counts.
 */
final class Rewriting {
    private final String original;
    private final List<Change> changes = new ArrayList<>();

    /** What stands in place of {@code original[start, end)}. */
    private record Change(int start, int end, String text) {}

    Rewriting(String original) {
        this.original = original;
    }

    void replace(int start, int end, String text) {
        changes.add(new Change(start, end, text));
    }

    void replace(Token token, String text) {
        replace(token.start(), token.end(), text);
    }

    /** Of several insertions at one place the last that was asked for comes first. */
    void insert(int offset, String text) {
        changes.add(0, new Change(offset, offset, text));
    }

    /** Writes spaces over the token. */
    void blank(Token token) {
        replace(token, " ".repeat(token.end() - token.start()));
    }

    Result apply() {
        List<Change> inOrder = new ArrayList<>(changes);
        inOrder.sort(Comparator.comparingInt(Change::start).thenComparingInt(Change::end));
        StringBuilder text = new StringBuilder(original.length());
        List<int[]> pieces = new ArrayList<>();
        int done = 0;
        for (Change change : inOrder) {
            if (change.start < done) {
                continue;
            }
            pieces.add(new int[] {text.length(), done, 1});
            text.append(original, done, change.start);
            pieces.add(new int[] {text.length(), change.start, 0});
            text.append(change.text);
            done = change.end;
        }
        pieces.add(new int[] {text.length(), done, 1});
        text.append(original, done, original.length());
        return new Result(text.toString(), original, inOrder.isEmpty(), pieces);
    }

    /**
     * @param unchanged whether the text is the original
     * @param pieces for each piece where it begins, where that is in the original, and whether (1) or not (0) it was copied from there
     */
    record Result(String text, String original, boolean unchanged, List<int[]> pieces) {
        /** The place in the original. */
        SqlParserPos original(SqlParserPos place) {
            if (unchanged || place == null || place.getLineNum() == 0) {
                return place;
            }
            int[] start = lineAndColumn(originalOffset(offset(place.getLineNum(), place.getColumnNum())));
            int[] end = lineAndColumn(originalOffset(offset(place.getEndLineNum(), place.getEndColumnNum())));
            return new SqlParserPos(start[0], start[1], end[0], end[1]);
        }

        private int offset(int line, int column) {
            int lineStart = 0;
            for (int i = 1; i < line && lineStart >= 0; i++) {
                lineStart = text.indexOf('\n', lineStart) + 1;
            }
            return Math.min(text.length(), lineStart + column - 1);
        }

        private int originalOffset(int offset) {
            int low = 0;
            int high = pieces.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (pieces.get(middle)[0] <= offset) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            int[] piece = pieces.get(low);
            return piece[1] + piece[2] * (offset - piece[0]);
        }

        private int[] lineAndColumn(int offset) {
            int line = 1;
            int lineStart = 0;
            for (int next = original.indexOf('\n');
                    next >= 0 && next < offset;
                    next = original.indexOf('\n', next + 1)) {
                line++;
                lineStart = next + 1;
            }
            return new int[] {line, offset - lineStart + 1};
        }
    }
}
