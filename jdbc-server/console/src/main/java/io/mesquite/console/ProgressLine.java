package io.mesquite.console;

import io.mesquite.server.engine.MesquiteEngine;
import io.mesquite.server.engine.QueryInfo;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.jline.terminal.Terminal;

/** A line that tells how far the running query is; it comes after two seconds, and is gone when this is closed. */
final class ProgressLine implements AutoCloseable {
    /** The name of the console's own connection, by which its query is told from others. */
    static final String APPLICATION = "console";

    private static final long DELAY_MILLIS = 2000;
    private static final long PERIOD_MILLIS = 250;
    private static final String ERASE = "\r\u001b[K";

    private final Terminal terminal;
    private final MesquiteEngine engine;
    private boolean shown;
    private boolean closed;

    ProgressLine(Terminal terminal, MesquiteEngine engine) {
        this.terminal = terminal;
        this.engine = engine;
        if (!Terminal.TYPE_DUMB.equals(terminal.getType())) {
            Thread thread = new Thread(this::run, "mesquite-progress");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private synchronized void run() {
        try {
            wait(DELAY_MILLIS);
            while (!closed) {
                current().ifPresent(this::show);
                wait(PERIOD_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<QueryInfo> current() {
        return engine.queries().all().stream()
                .filter(query -> query.isActive() && query.application().equals(APPLICATION))
                .findFirst();
    }

    private void show(QueryInfo query) {
        String text = text(query);
        int width = Math.max(1, terminal.getWidth() - 1);
        PrintWriter out = terminal.writer();
        out.print(ERASE + (text.length() <= width ? text : text.substring(0, width)));
        terminal.flush();
        shown = true;
    }

    static String text(QueryInfo query) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%.0f s", query.elapsed().toMillis() / 1000.0));
        if (query.progress().splitsKnown() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %,d of %,d splits  %,d rows read",
                    query.progress().splitsOpened(),
                    query.progress().splitsKnown(),
                    query.progress().rowsRead()));
        }
        if (query.progress().memoryBytes() > 0) {
            text.append(String.format(
                    Locale.ROOT, "  %,d MB of memory", query.progress().memoryBytes() >> 20));
        }
        return text.append("  (Ctrl-C cancels)").toString();
    }

    /** Erases the line. May be called twice. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        if (shown) {
            terminal.writer().print(ERASE);
            terminal.flush();
            shown = false;
        }
    }
}
