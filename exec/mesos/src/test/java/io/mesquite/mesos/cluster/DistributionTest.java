package io.mesquite.mesos.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.JarInputStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
    @TempDir
    private Path folder;

    private Path classes;
    private Path jar;

    @BeforeEach
    void write() throws IOException {
        classes = Files.createDirectories(folder.resolve("classes"));
        Files.createDirectories(classes.resolve("a/b"));
        Files.writeString(classes.resolve("a/b/C.class"), "c");
        jar = Files.writeString(folder.resolve("one.jar"), "not looked into");
    }

    @Test
    void itHoldsJarsFoldersAndPluginsInTheOrderOfTheClassPath() throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins/hadoop"));
        Files.writeString(plugins.resolve("h.jar"), "h");
        try (Distribution distribution =
                        Distribution.of(List.of(classes, jar), Optional.of(folder.resolve("plugins")));
                ZipFile zip = new ZipFile(distribution.archive().toFile())) {
            TreeSet<String> names = new TreeSet<>();
            zip.stream().forEach(entry -> names.add(entry.getName()));
            assertEquals(
                    List.of(
                            "mesquite-worker/lib/000-classes.jar",
                            "mesquite-worker/lib/001-one.jar",
                            "mesquite-worker/plugins/hadoop/h.jar"),
                    List.copyOf(names));
            try (JarInputStream inner =
                    new JarInputStream(zip.getInputStream(zip.getEntry("mesquite-worker/lib/000-classes.jar")))) {
                assertEquals("a/b/C.class", inner.getNextJarEntry().getName());
            }
        }
    }

    @Test
    void itsNameTellsItsContent() throws IOException {
        String first;
        Path archive;
        try (Distribution distribution = Distribution.of(List.of(classes, jar), Optional.empty())) {
            first = distribution.name();
            archive = distribution.archive();
            assertTrue(first.matches("mesquite-worker-[0-9a-f]{16}\\.zip"), first);
        }
        assertFalse(Files.exists(archive));
        try (Distribution same = Distribution.of(List.of(classes, jar), Optional.empty())) {
            assertEquals(first, same.name());
        }
        Files.writeString(classes.resolve("a/b/C.class"), "d");
        try (Distribution other = Distribution.of(List.of(classes, jar), Optional.empty())) {
            assertNotEquals(first, other.name());
        }
    }

    @Test
    void aWorkersHeapLeavesRoomForAllElse() {
        assertEquals(128, JavaWorkerTemplate.heapMb(512));
        assertEquals(1664, JavaWorkerTemplate.heapMb(2048));
        assertEquals(9216, JavaWorkerTemplate.heapMb(10240));
    }
}
