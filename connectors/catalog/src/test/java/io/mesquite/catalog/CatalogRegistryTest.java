package io.mesquite.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ConnectorFactory;
import io.mesquite.spi.connector.ConnectorMetadata;
import io.mesquite.spi.connector.ConnectorProperty;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.SplitSource;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class CatalogRegistryTest {
    @TempDir
    private Path folder;

    private final List<Shelf> opened = new ArrayList<>();
    private final CatalogRegistry registry = new CatalogRegistry(List.of(new ShelfFactory()));

    @Test
    void catalogsComeFromTheFilesOfAFolder() throws IOException {
        write("books.properties", "# a comment\nconnector=shelf\nlocation = /über/dort \n");
        write("notes.txt", "connector=nothing");
        registry.addAll(folder);
        assertEquals(List.of("books"), registry.names());
        assertSame(opened.get(0), registry.connector("books"));
        assertEquals(Map.of("location", "/über/dort"), opened.get(0).properties);
    }

    @Test
    void aCatalogThatIsMadeLaterIsKeptInTheFolderUntilItIsRemoved() throws IOException {
        write("books.properties", "connector=shelf");
        registry.addAll(folder);
        registry.create("more", Map.of("connector", "shelf", "location", " s3://a=b\\ü "));
        assertEquals(Optional.of("shelf"), registry.kind("more"));
        CatalogRegistry restarted = new CatalogRegistry(List.of(new ShelfFactory()));
        restarted.addAll(folder);
        assertEquals(List.of("books", "more"), restarted.names());
        assertEquals("s3://a=b\\ü", opened.get(opened.size() - 1).properties.get("location"));
        registry.remove("more");
        registry.remove("books");
        CatalogRegistry empty = new CatalogRegistry(List.of(new ShelfFactory()));
        empty.addAll(folder);
        assertEquals(List.of(), empty.names());
    }

    @Test
    void aCatalogThatCanNotBeOpenedOrKeptIsNotThere() throws IOException {
        registry.addAll(folder);
        assertThrows(MesquiteException.class, () -> registry.create("more", Map.of("connector", "shlef")));
        assertEquals(List.of(), List.of(folder.toFile().list()));
        registry.create("more", Map.of("connector", "shelf"));
        MesquiteException twice =
                assertThrows(MesquiteException.class, () -> registry.create("MORE", Map.of("connector", "shelf")));
        assertEquals(ErrorCode.ALREADY_EXISTS, twice.code());
        Path file = Files.writeString(folder.resolve("file"), "");
        registry.addAll(file.resolve("etc"));
        assertThrows(MesquiteException.class, () -> registry.create("third", Map.of("connector", "shelf")));
        assertEquals(List.of("more"), registry.names());
    }

    @Test
    void whatIsAPartOfTheServerCanNotBeRemoved() {
        registry.add("system", new Shelf(Map.of()));
        assertThrows(MesquiteException.class, () -> registry.remove("system"));
        assertEquals(List.of("system"), registry.names());
    }

    @Test
    void aMissingFolderHasNoCatalogs() {
        registry.addAll(folder.resolve("nowhere"));
        assertEquals(List.of(), registry.names());
    }

    @Test
    void aBadFileIsNamedAndNoneIsAdded() throws IOException {
        write("a.properties", "connector=shelf");
        write("b.properties", "connector=shelf\nlocatoin=/data");
        assertInvalid(
                "b.properties: the connector 'shelf' has no key 'locatoin', only depth, location; did you mean"
                        + " 'location'?",
                () -> registry.addAll(folder));
        assertEquals(List.of(), registry.names());
        assertTrue(opened.get(0).closed);
    }

    @Test
    void anUnknownConnectorNamesTheKnownOnes() throws IOException {
        write("a.properties", "connector=shelv");
        assertInvalid(
                "a.properties: there is no connector 'shelv', only shelf; did you mean 'shelf'?",
                () -> registry.addAll(folder));
    }

    @Test
    void aFileWithoutConnectorSaysSo() throws IOException {
        write("a.properties", "location=/data");
        assertInvalid(
                "a.properties: the key 'connector' is missing; it names one of shelf", () -> registry.addAll(folder));
    }

    @Test
    void aKeyThatIsThereTwiceIsAnError() throws IOException {
        write("a.properties", "connector=shelf\nlocation=/a\nlocation=/b");
        assertInvalid("a.properties: the key 'location' is there twice", () -> registry.addAll(folder));
    }

    @Test
    void whatIsNotUtf8IsAnError() throws IOException {
        Files.write(folder.resolve("a.properties"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertInvalid("a.properties can't be read", () -> registry.addAll(folder));
    }

    @Test
    void aBadValueNamesTheFile() throws IOException {
        write("a.properties", "connector=shelf\ndepth=deep");
        assertInvalid("a.properties: depth must be a number, not 'deep'", () -> registry.addAll(folder));
    }

    @Test
    void catalogsAreAddedAndDropped() {
        registry.add("one", Map.of("connector", "shelf"));
        registry.add("two", new Shelf(Map.of()));
        List<String> before = registry.names();
        registry.drop("one");
        assertEquals(List.of("one", "two"), before);
        assertEquals(List.of("two"), registry.names());
        assertTrue(opened.get(0).closed);
        MesquiteException gone = assertThrows(MesquiteException.class, () -> registry.connector("tow"));
        assertEquals(ErrorCode.CATALOG_NOT_FOUND, gone.code());
        assertEquals("there is no catalog 'tow', there are two", gone.getMessage());
        assertThrows(MesquiteException.class, () -> registry.drop("one"));
    }

    @Test
    void aNameIsTakenOnce() {
        registry.add("one", new Shelf(Map.of()));
        Shelf second = new Shelf(Map.of());
        assertInvalid("there is already a catalog 'one'", () -> registry.add("one", second));
        assertTrue(second.closed);
        assertInvalid("can't be a catalog's name", () -> registry.add("a b", Map.of("connector", "shelf")));
    }

    @Test
    void closeClosesAllEvenWhenOneFails() {
        Shelf failing = new Shelf(Map.of()) {
            @Override
            public void close() {
                throw new IllegalStateException("stuck");
            }
        };
        Shelf other = new Shelf(Map.of());
        registry.add("a", failing);
        registry.add("b", other);
        assertThrows(IllegalStateException.class, registry::close);
        assertTrue(other.closed);
        registry.close();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static void assertInvalid(String message, Executable action) {
        MesquiteException e = assertThrows(MesquiteException.class, action);
        assertEquals(ErrorCode.INVALID_CONFIGURATION, e.code());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private final class ShelfFactory implements ConnectorFactory {
        @Override
        public String name() {
            return "shelf";
        }

        @Override
        public List<ConnectorProperty> properties() {
            return List.of(new ConnectorProperty("location", "", "Where."), new ConnectorProperty("depth", "", "How."));
        }

        @Override
        public Connector open(String catalog, Map<String, String> properties) {
            if (properties.containsKey("depth")) {
                throw new MesquiteException(
                        ErrorCode.INVALID_CONFIGURATION,
                        "depth must be a number, not '" + properties.get("depth") + "'");
            }
            Shelf shelf = new Shelf(properties);
            opened.add(shelf);
            return shelf;
        }
    }

    /** A connector of which only opening and closing matter. */
    private static class Shelf implements Connector {
        private final Map<String, String> properties;
        private boolean closed;

        private Shelf(Map<String, String> properties) {
            this.properties = properties;
        }

        @Override
        public ConnectorMetadata metadata() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SplitSource splits(Scan scan) {
            throw new UnsupportedOperationException();
        }

        @Override
        public BatchSource open(Scan scan, Split split, ScanContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
