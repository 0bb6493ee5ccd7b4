package io.mesquite.tpch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ColumnStatistics;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ConnectorFactory;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.vector.Vector;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TpchConnectorTest {
    private final Connector connector = new TpchConnectorFactory().open("tpch", Map.of());

    @Test
    void serviceLoaderFindsTheFactory() {
        assertTrue(ServiceLoader.load(ConnectorFactory.class).stream()
                .anyMatch(found -> found.get().name().equals("tpch")));
    }

    @Test
    void schemasAreScales() {
        assertTrue(connector.metadata().schemas().containsAll(List.of("sf1", "sf10", "tiny")));
        assertEquals(8, connector.metadata().tables("tiny").size());
        assertEquals(8, connector.metadata().tables("sf0.5").size());
        assertEquals(List.of(), connector.metadata().tables("sf0"));
        assertEquals(List.of(), connector.metadata().tables("large"));
        assertEquals(Optional.empty(), connector.metadata().findTable("tiny", "lineitems"));
        assertEquals(Optional.empty(), connector.metadata().findTable("sfx", "lineitem"));
    }

    @Test
    void firstLineItemIsTheOneThatTheBenchmarkPublishes() {
        List<List<Object>> rows = new ArrayList<>();
        Scan scan = scan(table("sf1", "lineitem"));
        Split first = connector.splits(scan).next(1).get(0);
        try (BatchSource source = connector.open(scan, first, new NoContext())) {
            addRows(source.next(), scan, new int[] {0}, 1, rows::add);
        }
        assertEquals(
                List.of(
                        "1",
                        "155190",
                        "7706",
                        "1",
                        "1700",
                        "2116823",
                        "4",
                        "2",
                        "N",
                        "O",
                        day("1996-03-13"),
                        day("1996-02-12"),
                        day("1996-03-22"),
                        "DELIVER IN PERSON",
                        "TRUCK",
                        "egular courts above the"),
                rows.get(0).stream().map(Object::toString).toList());
    }

    @ParameterizedTest
    @EnumSource(GeneratedTable.class)
    void rowsAreAsTheStatisticsSay(GeneratedTable generated) {
        Scan scan = scan(table("tiny", generated.tableName()));
        TableStatistics statistics = connector.metadata().statistics(scan);
        List<Set<Object>> values = new ArrayList<>();
        scan.columns().forEach(column -> values.add(new HashSet<>()));
        long[] rows = new long[1];
        read(scan, row -> {
            rows[0]++;
            for (int i = 0; i < row.size(); i++) {
                values.get(i).add(row.get(i));
            }
        });
        assertTrue(statistics.exact());
        assertEquals(statistics.rowCount().orElseThrow(), rows[0]);
        for (int i = 0; i < scan.columns().size(); i++) {
            String name = scan.columns().get(i).name();
            ColumnStatistics column = statistics.columns().get(name);
            for (Object value : values.get(i)) {
                column.min().ifPresent(min -> assertTrue(Range.compare(min, value) <= 0, name + " " + value));
                column.max().ifPresent(max -> assertTrue(Range.compare(max, value) >= 0, name + " " + value));
            }
            double ratio = column.distinctValues().orElseThrow() / values.get(i).size();
            assertTrue(ratio > 0.5 && ratio < 2, name + " has " + values.get(i).size() + " distinct values");
        }
    }

    @ParameterizedTest
    @EnumSource(GeneratedTable.class)
    void partsTogetherAreTheWholeTable(GeneratedTable generated) {
        Scan scan = scan(table("tiny", generated.tableName()));
        List<Object> whole = new ArrayList<>();
        List<Object> parts = new ArrayList<>();
        read(scan, new TpchSplit(generated, 1, 1), whole::add);
        if (generated == GeneratedTable.NATION || generated == GeneratedTable.REGION) {
            assertEquals(1, generated.parts(1000));
            return;
        }
        for (int part = 1; part <= 7; part++) {
            read(scan, new TpchSplit(generated, part, 7), parts::add);
        }
        assertEquals(whole, parts);
    }

    @Test
    void commentsAreMadeOnlyWhenTheyAreReadAndChangeNoOtherColumn() {
        Table orders = table("tiny", "orders");
        List<Column> withoutComment = orders.columns().subList(0, 8);
        List<Object> expected = new ArrayList<>();
        List<Object> actual = new ArrayList<>();
        read(scan(orders), row -> expected.add(row.subList(0, 8)));
        read(new Scan(orders.handle(), withoutComment, Constraint.ALL, OptionalLong.empty()), actual::add);
        assertEquals(expected, actual);
    }

    /** The generator writes complaints into the comments of some suppliers, read or not. */
    @Test
    void suppliersAreReadWithoutTheirComments() {
        Table suppliers = table("sf1", "supplier");
        Scan scan =
                new Scan(suppliers.handle(), suppliers.columns().subList(0, 1), Constraint.ALL, OptionalLong.empty());
        List<List<Object>> rows = new ArrayList<>();
        read(scan, rows::add);
        assertEquals(10_000, rows.size());
    }

    @Test
    void commentsOfNationsAreThoseOfTheGenerator() {
        List<Object> known = new ArrayList<>();
        read(scan(table("tiny", "nation")), row -> known.add(row.get(3).toString()));
        List<Object> generated = new ArrayList<>();
        io.trino.tpch.TpchTable.NATION.createGenerator(1, 1, 1).forEach(nation -> generated.add(nation.getComment()));
        assertEquals(generated, known);
    }

    @Test
    void largeTablesHaveManySplits() {
        Scan scan = scan(table("sf10", "lineitem"));
        assertTrue(connector.splits(scan).next(10_000).size() > 100);
    }

    @Test
    void anEmptyConstraintHasNoSplits() {
        Table orders = table("tiny", "orders");
        Scan scan = new Scan(
                orders.handle(), orders.columns(), Constraint.of("o_orderkey", Domain.NONE), OptionalLong.empty());
        assertEquals(List.of(), connector.splits(scan).next(10));
        assertEquals(0, connector.metadata().statistics(scan).rowCount().orElseThrow());
    }

    @Test
    void onlyTheAskedPositionsAreLoaded() {
        Scan scan = scan(table("tiny", "region"));
        List<Object> rows = new ArrayList<>();
        try (BatchSource source = connector.open(scan, new TpchSplit(GeneratedTable.REGION, 1, 1), new NoContext())) {
            addRows(
                    source.next(),
                    scan,
                    new int[] {1, 4},
                    2,
                    row -> rows.add(row.get(1).toString()));
        }
        assertEquals(List.of("AMERICA", "MIDDLE EAST"), rows);
    }

    private Table table(String schema, String name) {
        return connector.metadata().findTable(schema, name).orElseThrow();
    }

    private static Scan scan(Table table) {
        assertInstanceOf(TpchTableHandle.class, table.handle());
        return new Scan(table.handle(), table.columns(), Constraint.ALL, OptionalLong.empty());
    }

    private static String day(String date) {
        return Long.toString(LocalDate.parse(date).toEpochDay());
    }

    private void read(Scan scan, Consumer<List<Object>> rows) {
        for (Split split : connector.splits(scan).next(Integer.MAX_VALUE)) {
            read(scan, split, rows);
        }
    }

    private void read(Scan scan, Split split, Consumer<List<Object>> rows) {
        try (BatchSource source = connector.open(scan, split, new NoContext())) {
            for (SourceBatch batch = source.next(); batch != null; batch = source.next()) {
                addRows(batch, scan, null, batch.size(), rows);
            }
        }
    }

    private static void addRows(SourceBatch batch, Scan scan, int[] positions, int count, Consumer<List<Object>> rows) {
        List<Vector> vectors = new ArrayList<>();
        for (int column = 0; column < scan.columns().size(); column++) {
            vectors.add(batch.load(column, positions, count));
        }
        for (int row = 0; row < count; row++) {
            int position = row;
            rows.accept(vectors.stream().map(vector -> vector.value(position)).toList());
        }
    }

    /** A context of a query that is alone. */
    private static final class NoContext implements ScanContext {
        @Override
        public Constraint dynamicConstraint() {
            return Constraint.ALL;
        }

        @Override
        public void reserveMemory(long bytes) {}

        @Override
        public void checkCancelled() {}

        @Override
        public void countBytesRead(long bytes) {}
    }
}
