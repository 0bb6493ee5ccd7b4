package io.mesquite.console;

import io.mesquite.server.MesquiteServer;
import java.util.List;
import sqlline.Application;
import sqlline.BuiltInProperty;
import sqlline.SqlLine;
import sqlline.SqlLineOpts;

/** sqlline with Mesquite's banner and defaults: rows come as they are read, nothing is cut, and history is kept. */
public final class ConsoleApplication extends Application {
    @Override
    public String getInfoMessage() {
        return "Mesquite " + MesquiteServer.version()
                + "\nEnd statements with ';'. SHOW TABLES; lists tables, !help the console's commands, !quit leaves.";
    }

    @Override
    public List<String> allowedDrivers() {
        return List.of();
    }

    @Override
    public SqlLineOpts getOpts(SqlLine console) {
        SqlLineOpts options = super.getOpts(console);
        options.set(BuiltInProperty.INCREMENTAL, true);
        options.set(BuiltInProperty.MAX_COLUMN_WIDTH, -1);
        options.set(BuiltInProperty.PROMPT, "mesquite> ");
        options.set(
                BuiltInProperty.HISTORY_FILE, Console.home().resolve("history").toString());
        options.set(
                BuiltInProperty.PROPERTIES_FILE,
                Console.home().resolve("console.properties").toString());
        options.set(BuiltInProperty.ISOLATION, "TRANSACTION_NONE");
        options.set(BuiltInProperty.AUTO_RESIZE, true);
        return options;
    }
}
