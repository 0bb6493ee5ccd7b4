package io.mesquite.mesos.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterFinderTest {
    @Test
    void aListOfMastersIsRead() throws IOException {
        assertEquals(
                List.of(
                        URI.create("http://10.0.0.1:5050"),
                        URI.create("https://m2:7070"),
                        URI.create("http://[::1]:5051")),
                MasterFinder.parse("10.0.0.1, https://m2:7070/ ,[::1]:5051,").masters());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " , ",
                "ftp://m:1",
                "http://m:1/path",
                "a b",
                "zk://",
                "zk://h:2181",
                "zk://h:2181/",
                "zk:///mesos"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> MasterFinder.parse(text));
    }

    @Test
    void anAddressOfZooKeeperIsRead() {
        ZooKeeperAddress address = ZooKeeperAddress.parse("zk://u:p@h1:2181,h2:2181/a/mesos/");
        assertEquals(new ZooKeeperAddress("h1:2181,h2:2181", "/a/mesos", Optional.of("u:p")), address);
        assertEquals("zk://h1:2181,h2:2181/a/mesos", address.toString());
    }
}
