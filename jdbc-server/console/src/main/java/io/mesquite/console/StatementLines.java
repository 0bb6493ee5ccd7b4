package io.mesquite.console;

import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;

/** Tells the line reader when a statement is whole, so that Enter sends it, and where the words to complete begin. */
final class StatementLines extends DefaultParser {
    StatementLines() {
        setQuoteChars(new char[0]);
        setEscapeChars(null);
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE
                && !ConsoleCommands.isCommand(line)
                && !SqlText.split(line).isWhole()) {
            throw new EOFError(-1, -1, "the statement does not end yet");
        }
        return super.parse(line, cursor, context);
    }

    @Override
    public boolean isDelimiterChar(CharSequence buffer, int position) {
        return !Character.isJavaIdentifierPart(buffer.charAt(position));
    }
}
