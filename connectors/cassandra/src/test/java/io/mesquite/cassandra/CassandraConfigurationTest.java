package io.mesquite.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CassandraConfigurationTest {
    private static final Map<String, String> LEAST =
            Map.of("contact-points", "a:1, [2001:db8::1]:2,2001:db8::2,c", "local-datacenter", "dc1");

    @Test
    void twoKeysAreEnough() {
        CassandraConfiguration configuration = CassandraConfiguration.of(LEAST);
        assertEquals(
                List.of("a:1", "2001:db8::1:2", "2001:db8::2:9042", "c:9042"),
                configuration.contactPoints().stream()
                        .map(CassandraConfigurationTest::text)
                        .toList());
        assertEquals(Duration.ofSeconds(30), configuration.requestTimeout());
        assertEquals(64 << 20, configuration.splitBytes());
        assertEquals("LOCAL_ONE", configuration.consistencyLevel());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    contact-points     |            | the key 'contact-points' is missing
                    contact-points     | a:b        | not host or host:port
                    contact-points     | a,,b       | not host or host:port
                    contact-points     | a:70000    | not host or host:port
                    local-datacenter   |            | the key 'local-datacenter' is missing
                    tls                | yes        | not true or false
                    page-size          | 0          | from 1 to 1000000
                    page-size          | many       | from 1 to 1000000
                    max-rows-per-second| -1         | of at least 0
                    request-timeout    | 30         | a time such as
                    request-timeout    | 3h         | a time such as
                    split-size         | 64TB       | a size such as
                    consistency-level  | QUORUN     | did you mean 'QUORUM'?
                    decimal-scale      | 39         | from 0 to 38
                    username           | me         | belong together
                    truststore         | some.p12   | set tls=true
                    """)
    void aBadValueNamesItsKeyAndWhatIsWanted(String key, String value, String expected) {
        Map<String, String> properties = new HashMap<>(LEAST);
        properties.put(key, value == null ? "" : value);
        MesquiteException error = assertThrows(MesquiteException.class, () -> CassandraConfiguration.of(properties));
        assertEquals(ErrorCode.INVALID_CONFIGURATION, error.code());
        assertTrue(error.getMessage().contains(expected), error.getMessage());
        assertTrue(error.getMessage().contains(key), error.getMessage());
    }

    @Test
    void thePageListsEveryKeyAsItIs() throws Exception {
        String page = Files.readString(Path.of("../../docs/connectors/cassandra.md"));
        String table = CassandraConfiguration.PROPERTIES.stream()
                .map(property -> "| `" + property.name() + "` |"
                        + (property.defaultValue().isEmpty() ? " | " : " `" + property.defaultValue() + "` | ")
                        + property.description() + " |")
                .collect(Collectors.joining("\n"));
        assertTrue(page.contains(table), "the page should have\n" + table);
    }

    private static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
