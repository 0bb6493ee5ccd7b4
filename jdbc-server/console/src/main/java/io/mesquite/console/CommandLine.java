package io.mesquite.console;

import io.mesquite.spi.error.NearestName;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the user asked for.
 *
 * @param data a folder of tables
 * @param etc a folder of configuration
 * @param workers processes that queries run on
 * @param operands words that are no options: the SQL of a query, the file and the name of a user
 */
record CommandLine(
        Command command,
        boolean help,
        Optional<Path> data,
        Optional<Path> etc,
        Optional<Integer> port,
        Optional<Integer> workers,
        OutputFormat format,
        List<String> operands) {
    /** What the command can do. */
    enum Command {
        CONSOLE(
                """
                usage: mesquite [--data DIR] [--etc DIR]              open the console
                       mesquite query [OPTIONS] "SQL"                 run one query, print its answer
                       mesquite server [OPTIONS]                      serve JDBC clients
                       mesquite cluster [OPTIONS]                     the same, with queries on worker processes
                       mesquite add-user FILE NAME                    give a user of servers a password
                       mesquite --version | --help

                  --data DIR   query the Parquet, CSV and JSON files of a folder as catalog 'files';
                               without it the catalog 'tpch' has generated tables to try
                  --etc DIR    folder of mesquite.properties and catalog/NAME.properties

                'mesquite query --help' and 'mesquite server --help' tell their options.
                """,
                0),
        QUERY(
                """
                usage: mesquite query [--data DIR] [--etc DIR] [--format table|csv|json] "SQL"

                Prints the answer on standard output, and errors on standard error.
                Exit status: 0, 1 if the query failed, 2 if the command line is wrong.

                  --data DIR      query the Parquet, CSV and JSON files of a folder
                  --etc DIR       folder of mesquite.properties and catalog/NAME.properties
                  --format FORMAT table (default), csv, or json (one object a line)
                """,
                1),
        SERVER(
                """
                usage: mesquite server [--data DIR] [--etc DIR] [--port N]

                Serves JDBC at jdbc:mesquite://127.0.0.1:8765, and a page of its queries at http://127.0.0.1:8765/.
                Prints 'ready: URL' when clients can connect. Ends on Ctrl-C or SIGTERM.

                  --data DIR   serve the Parquet, CSV and JSON files of a folder as catalog 'files'
                  --etc DIR    folder of mesquite.properties and catalog/NAME.properties
                  --port N     port to listen on instead of 8765; 0 takes any that is free
                """,
                0),
        CLUSTER(
                """
                usage: mesquite cluster [--workers N] [--data DIR] [--etc DIR] [--port N]

                As 'mesquite server', with N worker processes (2 unless told otherwise) on this machine that run the
                queries: to try how a cluster works. They end with the server.

                  --workers N  how many processes
                """,
                0),
        ADD_USER(
                """
                usage: mesquite add-user FILE NAME

                Gives a user a password, or another one: writes the line NAME:HASH into the file, which is made where it is
                missing. The password is asked for, or read from standard input where that is no terminal. A server
                asks for logins where its mesquite.properties has security.users-file=FILE; it sees changes at once.
                """,
                2),
        VERSION("", 0);

        private final String help;
        private final int operands;

        Command(String help, int operands) {
            this.help = help;
            this.operands = operands;
        }

        String help() {
            return help;
        }
    }

    private static final int MOST_WORKERS = 64;
    private static final List<String> OPTIONS =
            List.of("--data", "--etc", "--format", "--help", "--port", "--version", "--workers");

    static CommandLine parse(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        Command command = command(rest);
        Optional<Path> data = Optional.empty();
        Optional<Path> etc = Optional.empty();
        Optional<Integer> port = Optional.empty();
        Optional<Integer> workers = Optional.empty();
        List<String> operands = new ArrayList<>();
        OutputFormat format = OutputFormat.TABLE;
        boolean help = false;
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            switch (argument) {
                case "--help", "-h" -> help = true;
                case "--version" -> command = Command.VERSION;
                case "--data" -> data = Optional.of(Path.of(value(argument, rest)));
                case "--etc" -> etc = Optional.of(Path.of(value(argument, rest)));
                case "--port" -> {
                    Command server = command == Command.CLUSTER ? Command.CLUSTER : Command.SERVER;
                    port = Optional.of(port(onlyFor(command, server, argument, rest)));
                }
                case "--workers" -> workers = Optional.of(workers(onlyFor(command, Command.CLUSTER, argument, rest)));
                case "--format" -> format = format(onlyFor(command, Command.QUERY, argument, rest));
                default -> {
                    if (argument.startsWith("--") && !argument.contains(" ")) {
                        throw new UsageException(
                                "There is no option " + argument + NearestName.suggestion(argument, OPTIONS));
                    }
                    if (operands.size() == command.operands) {
                        throw new UsageException("'" + argument + "' is one word too many"
                                + (command == Command.QUERY ? "; put the SQL in quotes" : ""));
                    }
                    operands.add(argument);
                }
            }
        }
        if (operands.size() < command.operands && !help) {
            throw new UsageException(
                    command == Command.QUERY ? "The SQL is missing" : "The file and the name of a user are needed");
        }
        return new CommandLine(command, help, data, etc, port, workers, format, List.copyOf(operands));
    }

    private static Command command(Deque<String> rest) {
        String first = rest.peek();
        if (first == null || first.startsWith("-")) {
            return Command.CONSOLE;
        }
        rest.pop();
        return switch (first) {
            case "query" -> Command.QUERY;
            case "server" -> Command.SERVER;
            case "cluster" -> Command.CLUSTER;
            case "add-user" -> Command.ADD_USER;
            default ->
                throw new UsageException("There is no command '" + first + "'"
                        + NearestName.suggestion(first, List.of("query", "server", "cluster", "add-user")));
        };
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new UsageException(option + " needs a value");
        }
        return rest.pop();
    }

    private static String onlyFor(Command actual, Command wanted, String option, Deque<String> rest) {
        if (actual != wanted) {
            throw new UsageException(
                    option + " belongs to 'mesquite " + wanted.name().toLowerCase(Locale.ROOT) + "'");
        }
        return value(option, rest);
    }

    private static int workers(String text) {
        try {
            int workers = Integer.parseInt(text);
            if (workers >= 1 && workers <= MOST_WORKERS) {
                return workers;
            }
        } catch (NumberFormatException e) {
            throw new UsageException("--workers can't be '" + text + "': it must be a number");
        }
        throw new UsageException("--workers can't be " + text + ": it must be from 1 to " + MOST_WORKERS);
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number that is no port
        }
        throw new UsageException("--port needs a number from 0 to 65535, not '" + text + "'");
    }

    private static OutputFormat format(String text) {
        return Stream.of(OutputFormat.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new UsageException("--format is table, csv or json, not '" + text + "'"));
    }
}
