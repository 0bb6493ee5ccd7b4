package io.mesquite.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An error with the line of the statement that it is about, and a caret below the place. */
final class ErrorText {
    private static final Pattern PLACE = Pattern.compile("^line (\\d+), column (\\d+): | at (\\d+):(\\d+)\\b");

    private ErrorText() {}

    static String of(String message, String sql) {
        Matcher place = PLACE.matcher(message);
        if (!place.find()) {
            return message;
        }
        boolean isBefore = place.group(1) != null;
        int line = Integer.parseInt(place.group(isBefore ? 1 : 3));
        int column = Integer.parseInt(place.group(isBefore ? 2 : 4));
        // some messages name the place once more
        String once = isBefore ? message.replace(" at " + line + ":" + column, "") : message;
        String[] lines = sql.split("\n", -1);
        if (line < 1 || line > lines.length) {
            return once;
        }
        String text = lines[line - 1].replace('\t', ' ');
        return once + "\n  " + text + "\n  " + " ".repeat(Math.max(0, Math.min(column - 1, text.length()))) + "^";
    }
}
