package io.mesquite.console;

import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.server.local.LocalEngine;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs one query and prints its answer. */
final class QueryCommand {
    private final PrintStream out;
    private final PrintStream err;

    QueryCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** @return the exit status */
    int run(CommandLine line) {
        String sql = line.operands().get(0);
        ServerConfiguration configuration =
                line.etc().map(ServerConfiguration::read).orElseGet(ServerConfiguration::defaults);
        try (LocalEngine local = LocalEngine.openForOneUser(configuration, line.data());
                LocalTransport transport = LocalTransport.to(local.engine());
                Connection connection = transport.connect("query");
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet result = statement.getResultSet()) {
                    line.format().printer(out).print(result);
                }
            }
            return 0;
        } catch (SQLException e) {
            out.flush();
            err.println("error: " + ErrorText.of(e.getMessage(), sql));
            return 1;
        }
    }
}
