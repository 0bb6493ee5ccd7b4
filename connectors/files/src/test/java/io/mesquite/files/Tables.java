package io.mesquite.files;

import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.SplitSource;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads whole tables of a folder, with their values as Java has them. */
public final class Tables implements AutoCloseable {
    private final Connector connector;
    private final Memory memory = new Memory();

    public Tables(Path folder) {
        this(folder, Map.of());
    }

    public Tables(Path folder, Map<String, String> properties) {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.put("location", folder.toString());
        connector = new FilesConnectorFactory().open("files", all);
    }

    public Connector connector() {
        return connector;
    }

    public Table table(String name) {
        return connector.metadata().findTable("default", name).orElseThrow();
    }

    /** Names and types of the columns. */
    public Map<String, String> columns(String table) {
        Map<String, String> columns = new LinkedHashMap<>();
        table(table)
                .columns()
                .forEach(column -> columns.put(column.name(), column.type().sql()));
        return columns;
    }

    public List<List<Object>> rows(String table) {
        Table found = table(table);
        return rows(new Scan(found.handle(), found.columns(), Constraint.ALL, OptionalLong.empty()));
    }

    /** All rows, split by split. */
    public List<List<Object>> rows(Scan scan) {
        List<List<Object>> rows = new ArrayList<>();
        for (Split split : splits(scan)) {
            try (BatchSource source = connector.open(scan, split, memory)) {
                for (SourceBatch batch = source.next(); batch != null; batch = source.next()) {
                    addRows(batch, scan.columns(), rows);
                }
            }
        }
        if (memory.reserved != 0) {
            throw new AssertionError(memory.reserved + " bytes were not given back");
        }
        return rows;
    }

    public List<Split> splits(Scan scan) {
        List<Split> splits = new ArrayList<>();
        try (SplitSource source = connector.splits(scan)) {
            for (List<Split> next = source.next(7); !next.isEmpty(); next = source.next(7)) {
                splits.addAll(next);
            }
        }
        return splits;
    }

    /** What a join would have learned. */
    public void setDynamicConstraint(Constraint constraint) {
        memory.dynamicConstraint = constraint;
    }

    @Override
    public void close() {
        connector.close();
    }

    private static void addRows(SourceBatch batch, List<Column> columns, List<List<Object>> rows) {
        List<Vector> vectors = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            vectors.add(batch.load(i, null, batch.size()));
        }
        for (int position = 0; position < batch.size(); position++) {
            List<Object> row = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                row.add(java(columns.get(i).type(), vectors.get(i).value(position)));
            }
            rows.add(row);
        }
    }

    /** The Java value of a native one. */
    static Object java(Type type, Object value) {
        if (value == null) {
            return null;
        }
        if (type instanceof DecimalType decimal) {
            BigInteger unscaled = value instanceof Int128 wide ? wide.toBigInteger() : BigInteger.valueOf((Long) value);
            return new BigDecimal(unscaled, decimal.scale());
        }
        if (type instanceof ArrayType array) {
            return ((List<?>) value)
                    .stream()
                            .map(element -> java(array.element(), element))
                            .collect(ArrayList::new, List::add, List::addAll);
        }
        if (type instanceof RowType row) {
            List<Object> fields = new ArrayList<>();
            for (int i = 0; i < row.fields().size(); i++) {
                fields.add(java(row.fields().get(i).type(), ((List<?>) value).get(i)));
            }
            return fields;
        }
        if (type == SimpleType.DATE) {
            return LocalDate.ofEpochDay((Long) value);
        }
        if (type == SimpleType.TIME) {
            return LocalTime.ofNanoOfDay((Long) value * 1000);
        }
        if (type == SimpleType.TIMESTAMP || type == SimpleType.TIMESTAMP_WITH_TIME_ZONE) {
            long micros = (Long) value;
            LocalDateTime local = LocalDateTime.ofEpochSecond(
                    Math.floorDiv(micros, 1_000_000L), (int) Math.floorMod(micros, 1_000_000L) * 1000, ZoneOffset.UTC);
            return type == SimpleType.TIMESTAMP ? local : local.atOffset(ZoneOffset.UTC);
        }
        return value instanceof io.mesquite.spi.type.Bytes text ? text.toUtf8() : value;
    }

    private static final class Memory implements ScanContext {
        private long reserved;
        private Constraint dynamicConstraint = Constraint.ALL;

        @Override
        public Constraint dynamicConstraint() {
            return dynamicConstraint;
        }

        @Override
        public void reserveMemory(long bytes) {
            reserved += bytes;
        }

        @Override
        public void checkCancelled() {}

        @Override
        public void countBytesRead(long bytes) {}
    }
}
