package io.mesquite.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jline.terminal.Terminal;
import sqlline.BuiltInProperty;
import sqlline.DispatchCallback;
import sqlline.SqlLine;

/** What the console does besides SQL: {@code help}, {@code quit}, and sqlline's commands, which begin with {@code !}. */
final class ConsoleCommands {
    private static final Set<String> EXITS = Set.of("quit", "exit", "!quit", "!exit", "!q", "\\q");
    private static final int UNKNOWN_WIDTH = 200;
    private static final String HELP =
            """
            Statements end with ';' and may go over several lines.
              SHOW CATALOGS; SHOW SCHEMAS; SHOW TABLES;     what there is to query
              DESCRIBE nation;                              a table's columns
              USE tpch.sf1;                                 the schema of names without one
              SHOW FUNCTIONS LIKE '%date%';                 functions
              EXPLAIN ANALYZE SELECT ...;                   the plan, and where time goes
              SHOW SESSION; SET memory_limit = '2GB';       settings of this session
            Keys
              Tab      completes keywords, tables and columns
              Ctrl-C   cancels the running query, or drops the line
              Ctrl-R   searches the history
            Commands
              help     this text
              !tables, !columns nation, ...                 sqlline's commands; !help lists them
              quit     or Ctrl-D leaves
            """;

    private final Terminal terminal;
    private final LocalTransport transport;
    private SqlLine sqlline;

    ConsoleCommands(Terminal terminal, LocalTransport transport) {
        this.terminal = terminal;
        this.transport = transport;
    }

    /** Whether a line is a command and no SQL. */
    static boolean isCommand(String line) {
        String word = word(line);
        return word.equals("help") || word.equals("?") || word.startsWith("!") || isExit(line);
    }

    static boolean isExit(String line) {
        return EXITS.contains(word(line));
    }

    private static String word(String line) {
        String text = line.strip();
        return (text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text).toLowerCase(Locale.ROOT);
    }

    void run(String line) {
        PrintWriter out = terminal.writer();
        if (!line.strip().startsWith("!")) {
            out.print(HELP);
        } else {
            try {
                out.print(sqlline(line.strip()));
            } catch (SQLException e) {
                out.println("error: " + e.getMessage());
            }
        }
        terminal.flush();
    }

    /** What sqlline prints for one of its commands. */
    private String sqlline(String command) throws SQLException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        if (sqlline == null) {
            DriverManager.registerDriver(new LocalDriver(transport));
            sqlline = new SqlLine();
            sqlline.setOutputStream(output);
            sqlline.setErrorStream(output);
            sqlline.getOpts().set(BuiltInProperty.ISOLATION, "TRANSACTION_NONE");
            sqlline.getOpts().set(BuiltInProperty.MAX_COLUMN_WIDTH, -1);
            sqlline.getOpts()
                    .set(BuiltInProperty.MAX_WIDTH, terminal.getWidth() > 0 ? terminal.getWidth() : UNKNOWN_WIDTH);
            sqlline.runCommands(List.of("!connect " + LocalTransport.URL + " \"\" \"\""), new DispatchCallback());
            output.reset();
        }
        sqlline.setOutputStream(output);
        sqlline.setErrorStream(output);
        sqlline.runCommands(List.of(command), new DispatchCallback());
        // it says the command again, with a number
        return output.toString(StandardCharsets.UTF_8).replaceFirst("^1/1 .*\\R", "");
    }
}
