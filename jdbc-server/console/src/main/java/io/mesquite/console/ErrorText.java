package io.mesquite.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An error with the line of the statement that it is about, and a caret below the place. */
final class ErrorText {
    private static final Pattern PLACE = Pattern.compile("^line (\\d+), column (\\d+): ", Pattern.DOTALL);

    private ErrorText() {}

    static String of(String message, String sql) {
        Matcher place = PLACE.matcher(message);
        if (!place.find()) {
            return message;
        }
        int line = Integer.parseInt(place.group(1));
        int column = Integer.parseInt(place.group(2));
        // some messages name the place once more
        String once = message.replace(" at " + line + ":" + column, "");
        String[] lines = sql.split("\n", -1);
        if (line > lines.length) {
            return once;
        }
        String text = lines[line - 1].replace('\t', ' ');
        return once + "\n  " + text + "\n  " + " ".repeat(Math.max(0, Math.min(column - 1, text.length()))) + "^";
    }
}
