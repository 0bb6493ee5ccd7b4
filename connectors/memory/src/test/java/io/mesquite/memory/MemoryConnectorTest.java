package io.mesquite.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ConnectorFactory;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryConnectorTest {
    private static final List<Column> COLUMNS =
            List.of(new Column("id", SimpleType.BIGINT), new Column("name", VarcharType.UNBOUNDED));

    private final MemoryConnector connector = new MemoryConnector();

    @BeforeEach
    void addPeople() {
        connector.addTable(
                "town",
                "people",
                COLUMNS,
                List.of("id"),
                List.of(
                        batch(List.of(1L, 2L), Arrays.asList("ann", null)),
                        batch(List.of(), List.of()),
                        batch(List.of(3L), List.of("cid"))));
    }

    @Test
    void serviceLoaderFindsTheFactory() {
        assertTrue(ServiceLoader.load(ConnectorFactory.class).stream()
                .anyMatch(found -> found.get().name().equals("memory")));
    }

    @Test
    void metadataTellsWhatWasAdded() {
        connector.addTable("farm", "cows", COLUMNS, List.of());
        assertEquals(List.of("farm", "town"), connector.metadata().schemas());
        assertEquals(List.of("people"), connector.metadata().tables("town"));
        assertEquals(List.of(), connector.metadata().tables("city"));
        assertEquals(Optional.empty(), connector.metadata().findTable("town", "cows"));
        Table people = connector.metadata().findTable("town", "people").orElseThrow();
        assertEquals(COLUMNS, people.columns());
        assertEquals(List.of("id"), people.primaryKey());
        assertEquals(
                3,
                connector
                        .metadata()
                        .statistics(scan(people, people.columns()))
                        .rowCount()
                        .orElseThrow());
    }

    @Test
    void everyRowIsReadOnce() {
        assertEquals(
                List.of(List.of("ann", 1L), Arrays.asList(null, 2L), List.of("cid", 3L)),
                read(List.of(COLUMNS.get(1), COLUMNS.get(0)), null));
    }

    @Test
    void onlyAskedPositionsAreLoaded() {
        assertEquals(List.of(List.of(1L), List.of(3L)), read(List.of(COLUMNS.get(0)), new int[] {0}));
    }

    @Test
    void aScanOfNoColumnsHasRows() {
        assertEquals(List.of(List.of(), List.of(), List.of()), read(List.of(), null));
    }

    @Test
    void aConstraintThatNothingMeetsHasNoSplits() {
        Table people = connector.metadata().findTable("town", "people").orElseThrow();
        Scan scan = new Scan(people.handle(), COLUMNS, Constraint.of("id", Domain.NONE), OptionalLong.empty());
        assertEquals(List.of(), connector.splits(scan).next(10));
    }

    @Test
    void aTableThatIsGoneIsAnError() {
        Table people = connector.metadata().findTable("town", "people").orElseThrow();
        connector.close();
        MesquiteException gone = assertThrows(MesquiteException.class, () -> connector.splits(scan(people, COLUMNS)));
        assertEquals(ErrorCode.TABLE_NOT_FOUND, gone.code());
    }

    @Test
    void aBatchOfOtherColumnsIsRefused() {
        List<Batch> batches = List.of(Batch.of(1));
        assertThrows(IllegalArgumentException.class, () -> connector.addTable("town", "bad", COLUMNS, batches));
    }

    private List<List<Object>> read(List<Column> columns, int[] positions) {
        Table people = connector.metadata().findTable("town", "people").orElseThrow();
        Scan scan = scan(people, columns);
        List<List<Object>> rows = new ArrayList<>();
        for (Split split : connector.splits(scan).next(Integer.MAX_VALUE)) {
            try (BatchSource source = connector.open(scan, split, null)) {
                SourceBatch batch = source.next();
                int count = positions == null ? batch.size() : positions.length;
                for (int row = 0; row < count; row++) {
                    rows.add(new ArrayList<>());
                }
                for (int column = 0; column < columns.size(); column++) {
                    var vector = batch.load(column, positions, count);
                    for (int row = 0; row < count; row++) {
                        Object value = vector.value(row);
                        rows.get(rows.size() - count + row).add(value instanceof Bytes text ? text.toUtf8() : value);
                    }
                }
                assertNull(source.next());
            }
        }
        return rows;
    }

    private static Scan scan(Table table, List<Column> columns) {
        return new Scan(table.handle(), columns, Constraint.ALL, OptionalLong.empty());
    }

    private static Batch batch(List<Long> ids, List<String> names) {
        List<Bytes> texts = names.stream()
                .map(name -> name == null ? null : Bytes.utf8(name))
                .toList();
        return Batch.of(ids.size(), Vectors.of(SimpleType.BIGINT, ids), Vectors.of(VarcharType.UNBOUNDED, texts));
    }
}
