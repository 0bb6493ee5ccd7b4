package io.mesquite.console;

import io.mesquite.server.engine.MesquiteEngine;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/** Runs statements of the console: shows progress, rows and times, and cancels at Ctrl-C. */
final class StatementRunner {
    /** Besides the rows: the header, its rule, the line of the count, and the next prompt. */
    private static final int OTHER_LINES = 4;

    private final Connection connection;
    private final Terminal terminal;
    private final MesquiteEngine engine;

    StatementRunner(Connection connection, Terminal terminal, MesquiteEngine engine) {
        this.connection = connection;
        this.terminal = terminal;
        this.engine = engine;
    }

    /** @return whether it succeeded; if not, the error has been printed */
    boolean run(String sql) {
        PrintWriter out = terminal.writer();
        try (Statement statement = connection.createStatement()) {
            SignalHandler before = terminal.handle(Signal.INT, signal -> cancel(statement));
            try {
                out.println(execute(statement, sql));
                return true;
            } finally {
                terminal.handle(Signal.INT, before);
            }
        } catch (SQLException e) {
            out.println("error: " + ErrorText.of(e.getMessage(), sql));
            return false;
        } finally {
            terminal.flush();
        }
    }

    private void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            terminal.writer().println("The query can't be cancelled: " + e.getMessage());
            terminal.flush();
        }
    }

    /** @return the line below the rows */
    private String execute(Statement statement, String sql) throws SQLException {
        long start = System.nanoTime();
        try (ProgressLine progress = new ProgressLine(terminal, engine);
                Screen screen = new Screen(progress)) {
            if (!statement.execute(sql)) {
                return "done in " + seconds(start);
            }
            try (ResultSet result = statement.getResultSet()) {
                long rows = new TablePrinter(screen).print(result);
                // in a pager the time is the reader's, not the query's
                String time = screen.pager.isPresent() ? "" : " in " + seconds(start);
                return TablePrinter.footer(rows) + time;
            }
        }
    }

    private static String seconds(long startNanos) {
        return String.format(Locale.ROOT, "%.3f s", (System.nanoTime() - startNanos) / 1e9);
    }

    /** Where the rows go: the terminal, or a pager where they are more, or wider, than what fits. */
    private final class Screen implements TablePrinter.Target, AutoCloseable {
        private final ProgressLine progress;
        private Optional<Pager> pager = Optional.empty();

        Screen(ProgressLine progress) {
            this.progress = progress;
        }

        @Override
        public PrintStream open(int width, int rows) {
            progress.close();
            boolean fits = width <= terminal.getWidth() && rows + OTHER_LINES <= terminal.getHeight();
            if (!fits && !Terminal.TYPE_DUMB.equals(terminal.getType())) {
                pager = Pager.start();
            }
            return pager.map(Pager::out)
                    .orElseGet(() -> new PrintStream(terminal.output(), false, StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            pager.ifPresent(Pager::close);
        }
    }
}
