package io.mesquite.console;

import io.mesquite.server.WarmUp;
import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.server.local.LocalEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import sqlline.SqlLine;

/** The interactive console: sqlline over the engine of this process. */
final class Console {
    private static final Path HOME = Path.of(System.getProperty("user.home"), ".mesquite");

    private Console() {}

    /** @return the exit status */
    static int run(CommandLine line) throws IOException {
        ServerConfiguration configuration =
                line.etc().map(ServerConfiguration::read).orElseGet(ServerConfiguration::defaults);
        try (LocalEngine local = LocalEngine.open(configuration, line.data());
                LocalTransport transport = LocalTransport.to(local.engine())) {
            WarmUp.start(local.engine());
            DriverManager.registerDriver(new LocalDriver(transport));
            Files.createDirectories(HOME);
            SqlLine console = new SqlLine();
            List<String> options =
                    List.of("-ac", ConsoleApplication.class.getName(), "-u", LocalTransport.URL, "-n", "", "-p", "");
            return console.begin(options.toArray(String[]::new), null, true).ordinal();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path home() {
        return HOME;
    }
}
