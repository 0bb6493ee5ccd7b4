package io.mesquite.cassandra;

import io.mesquite.spi.connector.ConnectorProperty;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.NearestName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The checked values of a catalog's properties file.
 *
 * @param contactPoints unresolved, so that a name which has no address yet stops nothing
 * @param consistencyLevel in upper case, one that reads accept
 * @param speculativeExecutionDelay zero for no speculative execution
 * @param maxRowsPerSecond for each process that reads; 0 for no bound
 * @param decimalScale digits behind the point of columns of type {@code decimal}
 */
record CassandraConfiguration(
        List<InetSocketAddress> contactPoints,
        String localDatacenter,
        Optional<String> username,
        Optional<Path> passwordFile,
        boolean tls,
        Optional<Path> truststore,
        Optional<Path> truststorePasswordFile,
        String consistencyLevel,
        int pageSize,
        Duration requestTimeout,
        Duration speculativeExecutionDelay,
        int maxConcurrentReads,
        long maxRowsPerSecond,
        long splitBytes,
        int maxLookupKeys,
        int decimalScale) {
    private static final int DEFAULT_PORT = 9042;
    private static final List<String> CONSISTENCY_LEVELS = List.of(
            "ONE",
            "TWO",
            "THREE",
            "QUORUM",
            "ALL",
            "LOCAL_QUORUM",
            "EACH_QUORUM",
            "LOCAL_ONE",
            "SERIAL",
            "LOCAL_SERIAL");

    static final List<ConnectorProperty> PROPERTIES = List.of(
            new ConnectorProperty(
                    "contact-points", "", "Nodes to begin with, as host or host:port, separated by commas; required."),
            new ConnectorProperty(
                    "local-datacenter",
                    "",
                    "The data centre whose nodes are asked, as `nodetool status` shows it; required."),
            new ConnectorProperty("username", "", "Who logs in; nobody where it is left out."),
            new ConnectorProperty("password-file", "", "A file that holds the password and nothing else."),
            new ConnectorProperty(
                    "tls", "false", "Whether connections are encrypted and the nodes' certificates checked."),
            new ConnectorProperty(
                    "truststore",
                    "",
                    "A PKCS12 or JKS file with the certificates to trust; the Java ones where it is left out."),
            new ConnectorProperty("truststore-password-file", "", "A file that holds the truststore's password."),
            new ConnectorProperty("consistency-level", "LOCAL_ONE", "How many replicas must answer a read."),
            new ConnectorProperty("page-size", "4096", "Rows that a node sends at once."),
            new ConnectorProperty("request-timeout", "30s", "How long a node may take for one page."),
            new ConnectorProperty(
                    "speculative-execution-delay",
                    "0s",
                    "After that time a second node is asked for the same page; 0s for never."),
            new ConnectorProperty("max-concurrent-reads", "16", "Pages that one process asks for at the same time."),
            new ConnectorProperty(
                    "max-rows-per-second", "0", "Rows that one process reads in a second at most; 0 for no bound."),
            new ConnectorProperty(
                    "split-size", "64MB", "Estimated bytes of the token ranges that are one unit of work."),
            new ConnectorProperty(
                    "max-lookup-keys",
                    "10000",
                    "Up to so many partition keys, known from the query or from the other side of a join, are fetched one by one"
                            + " instead of scanning the table."),
            new ConnectorProperty(
                    "decimal-scale",
                    "18",
                    "Digits behind the point of columns of type decimal, which become DECIMAL(38, so many)."));

    /** @throws MesquiteException INVALID_CONFIGURATION, naming the key */
    static CassandraConfiguration of(Map<String, String> properties) {
        Values values = new Values(properties);
        CassandraConfiguration configuration = new CassandraConfiguration(
                contactPoints(values.required("contact-points")),
                values.required("local-datacenter"),
                values.optional("username"),
                values.optional("password-file").map(Path::of),
                values.flag("tls"),
                values.optional("truststore").map(Path::of),
                values.optional("truststore-password-file").map(Path::of),
                consistencyLevel(values.orDefault("consistency-level")),
                (int) values.number("page-size", 1, 1_000_000),
                values.duration("request-timeout"),
                values.duration("speculative-execution-delay"),
                (int) values.number("max-concurrent-reads", 1, 10_000),
                values.number("max-rows-per-second", 0, Long.MAX_VALUE),
                values.bytes("split-size"),
                (int) values.number("max-lookup-keys", 0, 1_000_000),
                (int) values.number("decimal-scale", 0, 38));
        if (configuration.username.isPresent() != configuration.passwordFile.isPresent()) {
            throw invalid("username and password-file belong together; give both or none");
        }
        if (configuration.truststore.isPresent() && !configuration.tls) {
            throw invalid("truststore is given but tls is not; set tls=true");
        }
        return configuration;
    }

    Optional<String> password() {
        return passwordFile.map(CassandraConfiguration::secret);
    }

    Optional<String> truststorePassword() {
        return truststorePasswordFile.map(CassandraConfiguration::secret);
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw invalid("the file " + file + " can't be read (" + e.getMessage() + ")");
        }
    }

    private static List<InetSocketAddress> contactPoints(String list) {
        List<InetSocketAddress> points = new ArrayList<>();
        for (String point : list.split(",", -1)) {
            points.add(contactPoint(point.strip()));
        }
        return List.copyOf(points);
    }

    private static InetSocketAddress contactPoint(String point) {
        int colon = point.lastIndexOf(':');
        boolean bareV6 = colon >= 0 && point.indexOf(':') != colon && !point.startsWith("[");
        boolean hasPort = colon >= 0 && !bareV6 && !point.endsWith("]");
        String host = (hasPort ? point.substring(0, colon) : point).replaceAll("^\\[|]$", "");
        try {
            int port = hasPort ? Integer.parseInt(point.substring(colon + 1)) : DEFAULT_PORT;
            if (!host.isEmpty()) {
                return InetSocketAddress.createUnresolved(host, port);
            }
        } catch (IllegalArgumentException e) {
            // a port that is no number or out of range: told below
        }
        throw invalid("contact-points has '" + point + "', which is not host or host:port");
    }

    private static String consistencyLevel(String value) {
        String level = value.toUpperCase(Locale.ROOT);
        if (!CONSISTENCY_LEVELS.contains(level)) {
            throw invalid("consistency-level is '" + value + "', not one of " + String.join(", ", CONSISTENCY_LEVELS)
                    + NearestName.suggestion(value, CONSISTENCY_LEVELS));
        }
        return level;
    }

    static MesquiteException invalid(String message) {
        return new MesquiteException(ErrorCode.INVALID_CONFIGURATION, message);
    }

    /** Reads single values with their defaults. */
    private record Values(Map<String, String> properties) {
        private String required(String key) {
            return optional(key).orElseThrow(() -> invalid("the key '" + key + "' is missing"));
        }

        private Optional<String> optional(String key) {
            return Optional.ofNullable(properties.get(key)).filter(value -> !value.isEmpty());
        }

        private String orDefault(String key) {
            return optional(key).orElseGet(() -> PROPERTIES.stream()
                    .filter(property -> property.name().equals(key))
                    .findFirst()
                    .orElseThrow()
                    .defaultValue());
        }

        private boolean flag(String key) {
            String value = orDefault(key);
            if (!List.of("true", "false").contains(value)) {
                throw invalid(key + " is '" + value + "', not true or false");
            }
            return value.equals("true");
        }

        private long number(String key, long least, long greatest) {
            String value = orDefault(key);
            try {
                long number = Long.parseLong(value);
                if (number >= least && number <= greatest) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw invalid(key + " is '" + value + "', not a whole number"
                    + (greatest == Long.MAX_VALUE ? " of at least " + least : " from " + least + " to " + greatest));
        }

        private Duration duration(String key) {
            return Duration.ofNanos((long)
                    (1e9 * scaled(key, "a time such as 500ms, 30s or 2m", Map.of("ms", 1e-3, "s", 1.0, "m", 60.0))));
        }

        private long bytes(String key) {
            return (long) scaled(key, "a size such as 64MB", Map.of("KB", 0x1p10, "MB", 0x1p20, "GB", 0x1p30));
        }

        private double scaled(String key, String wanted, Map<String, Double> units) {
            String value = orDefault(key);
            String digits = value.replaceFirst("[A-Za-z]+$", "");
            Double unit = units.get(value.substring(digits.length()));
            if (unit == null || !digits.matches("[0-9]{1,9}")) {
                throw invalid(key + " is '" + value + "', not " + wanted + " (units: "
                        + String.join(
                                ", ",
                                Arrays.stream(units.keySet().toArray(String[]::new))
                                        .sorted()
                                        .toList()) + ")");
            }
            return Long.parseLong(digits) * unit;
        }
    }
}
