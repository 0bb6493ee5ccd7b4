package io.mesquite.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.mesos.cluster.MesosOptions;
import io.mesquite.mesos.scheduler.SchedulerSettings.Size;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MesosConfigurationTest {
    @TempDir
    private Path folder;

    private ClusterConfiguration read(String... lines) throws IOException {
        Files.writeString(
                folder.resolve("mesquite.properties"), "cluster.mode=mesos\n" + String.join("\n", lines) + "\n");
        return ServerConfiguration.read(folder).cluster();
    }

    @Test
    void everythingButTheMastersHasADefault() throws IOException {
        MesosOptions options = read("mesos.masters=10.0.0.1:5050").mesos().orElseThrow();
        assertEquals(1, options.masters().masters().size());
        assertEquals(new Size(0.1, 2048), options.worker());
        assertEquals(new Size(1, 64), options.slot());
        assertEquals(Double.POSITIVE_INFINITY, options.maxCpus());
        assertEquals(Duration.ofMinutes(2), options.idleTimeout());
        assertEquals(Duration.ofMinutes(17), options.process().orphanTimeout());
        assertEquals(folder.resolve("mesos-framework-id"), options.stateFile());
        assertEquals("*", options.framework().role());
        assertEquals(System.getProperty("user.name"), options.framework().user());
        assertEquals(Duration.ofDays(1), options.framework().failoverTimeout());
        assertEquals(Optional.empty(), options.access().authorization());
    }

    @Test
    void whatIsSaidIsUsed() throws IOException {
        Files.writeString(folder.resolve("secret"), "s3cret\n");
        MesosOptions options = read(
                        "mesos.masters=m1:5050,m2:5050",
                        "mesos.role=sql",
                        "mesos.principal=ann",
                        "mesos.secret-file=secret",
                        "mesos.constraints=rack:r1;ssd",
                        "mesos.task-cpus=0.5",
                        "mesos.max-cpus=8",
                        "mesos.revocable=true",
                        "mesos.executor-uris=http://a/1.zip, hdfs://b/2.zip",
                        "worker.threads=3",
                        "cluster.worker-java-options=-Xss2m")
                .mesos()
                .orElseThrow();
        assertEquals(Optional.of("Basic YW5uOnMzY3JldA=="), options.access().authorization());
        assertEquals("[rack:r1, ssd]", options.constraints().toString());
        assertEquals(0.5, options.slot().cpus());
        assertEquals(8, options.maxCpus());
        assertTrue(options.framework().revocable());
        assertEquals(
                List.of("http://a/1.zip", "hdfs://b/2.zip"), options.process().uris());
        assertEquals(Optional.of(3), options.process().threads());
        assertEquals(List.of("-Xss2m"), options.process().javaOptions());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mesos.role=x | mesos.masters can't be '': cluster.mode=mesos needs them",
                "mesos.masters=zk://h | mesos.masters can't be 'zk://h': 'zk://h' lacks servers or a path",
                "mesos.masters=m;mesos.task-cpus=none | mesos.task-cpus can't be 'none': it must be a number such as 0.5",
                "mesos.masters=m;mesos.task-cpus=0 | mesos.task-cpus can't be '0': it must be above 0",
                "mesos.masters=m;mesos.max-cpus=1 | mesos.max-cpus can't be '1': one worker with the tasks of one query holds 1.1",
                "mesos.masters=m;mesos.worker-memory=100MB | mesos.worker-memory can't be '100MB': a worker needs at least 512MB",
                "mesos.masters=m;mesos.task-memory=0MB | mesos.task-memory can't be '0MB': it must be above 0",
                "mesos.masters=m;mesos.idle-timeout=0s | mesos.idle-timeout can't be '0s': it must be longer than 0s",
                "mesos.masters=m;mesos.constraints=:x | mesos.constraints can't be ':x': ':x' names no attribute",
                "mesos.masters=m;mesos.secret-file=none | mesos.secret-file can't be 'none': a secret file needs a principal",
                "mesos.masters=m;mesos.principal=a;mesos.secret-file=none | mesos.secret-file can't be 'none': it can't be read",
                "mesos.masters=m;mesos.ca-file=none | mesos.ca-file can't be 'none': it holds no certificates",
                "mesos.masters=m;mesos.revocable=maybe | mesos.revocable can't be 'maybe'",
                "mesos.master=m | there is no key 'mesos.master'; did you mean 'mesos.masters'?"
            })
    void whatIsWrongIsSaidWithItsPlace(String lines, String message) {
        MesquiteException refused = assertThrows(MesquiteException.class, () -> read(lines.split(";")));
        assertEquals(ErrorCode.INVALID_CONFIGURATION, refused.code());
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    @Test
    void theKeysAreLookedAtInThatModeOnly() throws IOException {
        Files.writeString(folder.resolve("mesquite.properties"), "mesos.task-cpus=none\n");
        assertEquals(
                Optional.empty(), ServerConfiguration.read(folder).cluster().mesos());
    }
}
