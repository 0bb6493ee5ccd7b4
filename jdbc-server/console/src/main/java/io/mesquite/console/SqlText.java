package io.mesquite.console;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text at the semicolons that are in no quotes and no comments. */
final class SqlText {
    private final String text;
    private final List<String> statements = new ArrayList<>();
    /** Where the current statement begins. */
    private int start;
    /** Whether there is anything but space and comments since then. */
    private boolean hasContent;

    private SqlText(String text) {
        this.text = text;
    }

    /**
     * @param statements each without its semicolon, and with what stands before it, so that lines count from its own start
     * @param isWhole whether nothing but space and comments follows the last semicolon, or there is nothing at all
     */
    record Split(List<String> statements, boolean isWhole) {}

    /** The statements of a text; an unfinished last one is among them. */
    static Split split(String text) {
        return new SqlText(text).split();
    }

    private Split split() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                hasContent = true;
                i = after(String.valueOf(c), i + 1);
            } else if (text.startsWith("--", i)) {
                i = after("\n", i);
            } else if (text.startsWith("/*", i)) {
                i = after("*/", i + 2);
            } else if (c == ';') {
                take(i);
                start = ++i;
            } else {
                hasContent |= !Character.isWhitespace(c);
                i++;
            }
        }
        boolean isWhole = !hasContent;
        take(text.length());
        return new Split(List.copyOf(statements), isWhole);
    }

    private void take(int end) {
        if (hasContent) {
            statements.add(text.substring(start, end).strip());
            hasContent = false;
        }
    }

    /** The place behind the next {@code end}; the text's end where there is none. */
    private int after(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }
}
