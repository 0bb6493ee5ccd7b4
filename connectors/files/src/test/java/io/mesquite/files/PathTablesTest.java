package io.mesquite.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.PathTables;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTablesTest {
    @TempDir
    private Path folder;

    private Connector connector;

    @BeforeEach
    void write() throws IOException {
        for (String name : List.of(
                "shop/orders/a.csv",
                "shop/orders/b.csv",
                "shop/orders/_SUCCESS",
                "shop/orders/.c.csv",
                "shop/orders/note.txt",
                "shop/sales/year=2025/m.csv",
                "shop/sales/year=2026/m.csv",
                "shop/sales/year=2026/n.csv",
                "shop/deep/x/y/z.csv",
                "outside/secret.csv")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "id,name\n1,one\n");
        }
        connector = new FilesConnectorFactory()
                .open("files", Map.of("location", folder.resolve("shop").toString()));
    }

    @AfterEach
    void close() {
        connector.close();
    }

    @ParameterizedTest
    @CsvSource({
        "orders/a.csv, a.csv",
        "orders/*.csv, a.csv b.csv",
        "orders, a.csv b.csv",
        "orders/?.csv, a.csv b.csv",
        "orders/[b-z].csv, b.csv",
        "orders/[!b-z].csv, a.csv",
        "'orders/{a,x}.csv', a.csv",
        "sales/*/m.csv, m.csv",
        "sales/year=2026/*, m.csv n.csv",
        "**/z.csv, z.csv",
        "orders/**, a.csv b.csv",
        "orders/../orders/a.csv, a.csv",
    })
    void aPathNamesFiles(String path, String files) {
        Table table = find(path).orElseThrow();
        Scan scan = new Scan(table.handle(), table.columns(), Constraint.ALL, OptionalLong.empty());
        Set<String> names = connector.splits(scan).next(100).stream()
                .flatMap(split ->
                        split instanceof PackedSplit packed ? packed.pieces().stream() : Stream.of((FilesSplit) split))
                .map(piece -> piece.file().name())
                .collect(Collectors.toSet());
        assertEquals(Set.of(files.split(" ")), names);
    }

    @Test
    void foldersThatAPatternMatchesArePartitions() {
        assertEquals(
                List.of("id", "name", "year"),
                find("sales/*/m.csv").orElseThrow().columns().stream()
                        .map(Column::name)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "orders/aa.csv, did you mean '%s/orders/a.csv'?",
        "order/a.csv, did you mean '%s/orders'?",
        "orders/*.parquet, no data file matches '%s/orders/*.parquet'",
        "orders/note.txt, '%s/orders/note.txt' holds no data",
    })
    void aPathThatNamesNothingIsToldWithTheNearestOne(String path, String told) {
        MesquiteException e = assertThrows(MesquiteException.class, () -> find(path));
        assertEquals(ErrorCode.TABLE_NOT_FOUND, e.code());
        assertTrue(e.getMessage().contains(told.formatted(folder.resolve("shop"))), e.getMessage());
    }

    @Test
    void nothingOutsideOfTheLocationIsRead() {
        assertEquals(Optional.empty(), find("../outside/secret.csv"));
        assertEquals(Optional.empty(), find("../shop/../outside/*"));
        assertEquals(Optional.empty(), find("../shopping/a.csv"));
    }

    private Optional<Table> find(String path) {
        return ((PathTables) connector.metadata()).findPath(folder.resolve("shop") + "/" + path);
    }
}
