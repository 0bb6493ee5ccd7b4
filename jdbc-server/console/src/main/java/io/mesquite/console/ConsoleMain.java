package io.mesquite.console;

import io.mesquite.server.LibraryLogs;
import io.mesquite.server.MesquiteServer;
import io.mesquite.server.ServerMain;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The command line's entry. Exit status: 0, 1 where a query or the start failed, 2 for wrong usage. */
public final class ConsoleMain {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private static final int WORKERS = 2;

    private ConsoleMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        LibraryLogs.quieten();
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        int status = run(List.of(arguments), out, System.err);
        out.flush();
        System.exit(status);
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException, InterruptedException {
        try {
            CommandLine line = CommandLine.parse(arguments);
            if (line.help()) {
                out.print(line.command().help());
                return 0;
            }
            return switch (line.command()) {
                case VERSION -> {
                    out.println("mesquite " + MesquiteServer.version());
                    yield 0;
                }
                case QUERY -> new QueryCommand(out, err).run(line);
                case SERVER -> {
                    ServerMain.run(line.etc(), line.data(), line.port(), Optional.empty());
                    yield 0;
                }
                case CLUSTER -> {
                    int workers = line.workers().orElse(WORKERS);
                    ServerMain.run(line.etc(), line.data(), line.port(), Optional.of(workers));
                    yield 0;
                }
                case ADD_USER -> new AddUserCommand(System.in, out).run(line.operands());
                case CONSOLE -> Console.run(line);
            };
        } catch (UsageException e) {
            err.println(e.getMessage());
            err.println("Try 'mesquite --help'.");
            return USAGE;
        } catch (MesquiteException e) {
            err.println("error: " + e.getMessage());
            return FAILED;
        }
    }
}
