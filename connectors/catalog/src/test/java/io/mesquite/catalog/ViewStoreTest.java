package io.mesquite.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewStoreTest {
    @TempDir
    private Path parent;

    private Path folder() {
        return parent.resolve("made/later");
    }

    private static View view(String name, String sql) {
        return new View(
                "lake", "Sales", name, sql, List.of("a", "b = c"), "", "ann", Optional.of("lake"), Optional.empty());
    }

    @Test
    void aViewIsThereAfterARestart() {
        View view = view("by month/\"größe\".x", "SELECT 'a\\n=b', -- comment\n  2 AS \"b = c\"\nFROM t  ");
        ViewStore.in(folder()).put(view, false);
        ViewStore restarted = ViewStore.in(folder());
        assertEquals(List.of(view), restarted.all());
        assertEquals(List.of(view), restarted.in("lake", "sales"));
        assertEquals(Optional.of(view), restarted.find("lake", "SALES", "BY MONTH/\"GRÖßE\".X"));
    }

    @Test
    void aDroppedViewIsGoneAfterARestart() throws IOException {
        ViewStore views = ViewStore.in(folder());
        views.put(view("v", "SELECT 1"), false);
        assertTrue(views.drop("lake", "sales", "V"));
        assertFalse(views.drop("lake", "sales", "V"));
        assertEquals(List.of(), ViewStore.in(folder()).all());
        try (Stream<Path> files = Files.list(folder())) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void replacingKeepsOneViewThoughTheCaseOfItsNameChanges() {
        ViewStore views = ViewStore.in(folder());
        views.put(view("v", "SELECT 1"), false);
        MesquiteException refused =
                assertThrows(MesquiteException.class, () -> views.put(view("V", "SELECT 2"), false));
        assertEquals(ErrorCode.ALREADY_EXISTS, refused.code());
        views.put(view("V", "SELECT 2"), true);
        assertEquals(List.of(view("V", "SELECT 2")), views.all());
        assertEquals(List.of(view("V", "SELECT 2")), ViewStore.in(folder()).all());
    }

    @Test
    void filesThatAreNoViewsDoNotHideTheOthers() throws IOException {
        ViewStore.in(folder()).put(view("v", "SELECT 1"), false);
        Files.writeString(folder().resolve("half.view"), "catalog=lake\nschema=sales");
        Files.write(folder().resolve("bytes.view"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Files.writeString(folder().resolve(".x.view123.new"), "left by a crash");
        assertEquals(1, ViewStore.in(folder()).all().size());
    }

    @Test
    void aFolderThatCanNotBeWrittenIsNamedAndNothingIsAdded() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");
        ViewStore views = ViewStore.in(file.resolve("views"));
        MesquiteException failed = assertThrows(MesquiteException.class, () -> views.put(view("v", "SELECT 1"), false));
        assertTrue(failed.getMessage().contains(file.toString()), failed.getMessage());
        assertTrue(failed.getMessage().contains("views.directory"), failed.getMessage());
        assertEquals(List.of(), views.all());
    }

    @Test
    void viewsInMemoryAreForgotten() {
        ViewStore views = ViewStore.inMemory();
        views.put(view("v", "SELECT 1"), false);
        assertEquals(1, views.all().size());
        assertEquals(0, ViewStore.inMemory().all().size());
    }
}
