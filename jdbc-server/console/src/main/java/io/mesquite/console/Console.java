package io.mesquite.console;

import io.mesquite.server.MesquiteServer;
import io.mesquite.server.WarmUp;
import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.server.local.LocalEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The interactive console over the engine of this process: opens both, and closes them when the user leaves. */
final class Console {
    private static final Path HOME = Path.of(System.getProperty("user.home"), ".mesquite");

    private Console() {}

    /** @return the exit status */
    static int run(CommandLine line) throws IOException {
        ServerConfiguration configuration =
                line.etc().map(ServerConfiguration::read).orElseGet(ServerConfiguration::defaults);
        try (LocalEngine local = LocalEngine.openForOneUser(configuration, line.data());
                LocalTransport transport = LocalTransport.to(local.engine());
                Connection connection = transport.connect(ProgressLine.APPLICATION);
                Terminal terminal =
                        TerminalBuilder.builder().system(true).dumb(true).build()) {
            WarmUp.start(local.engine());
            StatementRunner runner = new StatementRunner(connection, terminal, local.engine());
            ConsoleCommands commands = new ConsoleCommands(terminal, transport);
            Shell shell =
                    new Shell(terminal, HOME, new SqlCompleter(local.engine().names(), connection), commands);
            return shell.run(banner(line, connection), runner);
        } catch (SQLException e) {
            throw new IllegalStateException("the console can't connect to its own engine", e);
        }
    }

    private static String banner(CommandLine line, Connection connection) throws SQLException {
        String source = line.data()
                .map(folder -> "the tables of " + folder + " are in schema files.default")
                .orElseGet(() -> line.etc().isPresent() ? "" : "generated TPC-H tables are in catalog tpch");
        String schema =
                connection.getSchema() == null || connection.getSchema().isEmpty() ? "SHOW CATALOGS;" : "SHOW TABLES;";
        return "Mesquite " + MesquiteServer.version() + (source.isEmpty() ? "" : "; " + source)
                + "\nStatements end with ';'. Try " + schema + " or help. Ctrl-D leaves.\n";
    }
}
