package io.mesquite.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** Reads what the user types, until they leave, and hands statements to the runner and words like {@code help} to the commands. */
final class Shell {
    private static final String PROMPT = "mesquite> ";
    private static final String CONTINUED = "       -> ";

    private final LineReader reader;
    private final Terminal terminal;
    private final ConsoleCommands commands;

    /** @param home where the history is kept */
    Shell(Terminal terminal, Path home, SqlCompleter completer, ConsoleCommands commands) throws IOException {
        this.terminal = terminal;
        this.commands = commands;
        Files.createDirectories(home);
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("mesquite")
                .parser(new StatementLines())
                .completer(completer)
                .variable(LineReader.HISTORY_FILE, home.resolve("history"))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUED)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .build();
    }

    /** @return the exit status: 1 where the last statement failed and nobody sits at a terminal */
    int run(String banner, StatementRunner runner) {
        boolean interactive = !Terminal.TYPE_DUMB.equals(terminal.getType());
        if (interactive) {
            terminal.writer().println(banner);
            terminal.flush();
        }
        boolean succeeded = true;
        while (true) {
            String text;
            try {
                text = reader.readLine(interactive ? PROMPT : "");
            } catch (UserInterruptException dropped) {
                continue;
            } catch (EndOfFileException left) {
                return succeeded || interactive ? 0 : 1;
            }
            if (ConsoleCommands.isExit(text)) {
                return succeeded || interactive ? 0 : 1;
            } else if (ConsoleCommands.isCommand(text)) {
                commands.run(text);
            } else {
                for (String statement : SqlText.split(text).statements()) {
                    succeeded = runner.run(statement);
                    if (!succeeded) {
                        break;
                    }
                }
            }
        }
    }
}
