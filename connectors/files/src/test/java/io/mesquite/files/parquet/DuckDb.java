package io.mesquite.files.parquet;

import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An independent reader and writer of Parquet files. */
final class DuckDb implements AutoCloseable {
    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        execute("SET threads = 1");
        execute("SET TimeZone = 'UTC'");
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows of a file as native values of the given types. */
    List<List<Object>> read(Path file, List<Type> types) throws SQLException {
        return query("SELECT * FROM read_parquet('" + file + "')", types);
    }

    List<List<Object>> query(String sql, List<Type> types) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            while (results.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 0; i < types.size(); i++) {
                    Type type = types.get(i);
                    Object value =
                            type == SimpleType.TIME ? timeOf(results.getString(i + 1)) : results.getObject(i + 1);
                    row.add(toNative(type, value));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object timeOf(String text) {
        return text == null ? null : LocalTime.parse(text);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static Object toNative(Type type, Object value) throws SQLException {
        if (value == null) {
            return null;
        }
        if (type instanceof DecimalType decimal) {
            BigInteger unscaled = new BigDecimal(value.toString())
                    .setScale(decimal.scale(), RoundingMode.UNNECESSARY)
                    .unscaledValue();
            return decimal.isShort() ? (Object) unscaled.longValueExact() : Int128.of(unscaled);
        } else if (type instanceof ArrayType array) {
            List<Object> elements = new ArrayList<>();
            for (Object element : (Object[]) ((Array) value).getArray()) {
                elements.add(toNative(array.element(), element));
            }
            return elements;
        } else if (type instanceof MapType map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                entries.put(toNative(map.key(), entry.getKey()), toNative(map.value(), entry.getValue()));
            }
            return entries;
        } else if (type instanceof RowType row) {
            Object[] attributes = ((Struct) value).getAttributes();
            List<Object> fields = new ArrayList<>();
            for (int i = 0; i < attributes.length; i++) {
                fields.add(toNative(row.fields().get(i).type(), attributes[i]));
            }
            return fields;
        } else if (type instanceof SimpleType simple) {
            return toNative(simple, value);
        }
        return Bytes.utf8(value.toString());
    }

    private static Object toNative(SimpleType type, Object value) throws SQLException {
        return switch (type) {
            case BOOLEAN -> value;
            case TINYINT, SMALLINT, INTEGER, BIGINT -> ((Number) value).longValue();
            case REAL, DOUBLE -> ((Number) value).doubleValue();
            case DATE -> ((LocalDate) value).toEpochDay();
            case TIME -> ((LocalTime) value).getLong(java.time.temporal.ChronoField.MICRO_OF_DAY);
            case TIMESTAMP ->
                micros(value instanceof LocalDateTime time ? time : ((java.sql.Timestamp) value).toLocalDateTime());
            case TIMESTAMP_WITH_TIME_ZONE ->
                micros(((OffsetDateTime) value)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime());
            case UUID -> new Int128(((UUID) value).getMostSignificantBits(), ((UUID) value).getLeastSignificantBits());
            case VARBINARY ->
                new Bytes(value instanceof Blob blob ? blob.getBytes(1, (int) blob.length()) : (byte[]) value);
            default -> Bytes.utf8(value.toString());
        };
    }

    private static long micros(LocalDateTime time) {
        return ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), time);
    }
}
