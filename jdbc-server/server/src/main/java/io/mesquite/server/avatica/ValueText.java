package io.mesquite.server.avatica;

import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;

/** Values as text, for types that a client gets as text. */
final class ValueText {
    private ValueText() {}

    /** CHAR is among them because values are held without the spaces that fill them up. */
    static boolean isWrittenAsText(Type type) {
        return type instanceof MapType
                || type instanceof RowType
                || type instanceof CharType
                || type == SimpleType.INTERVAL_DAY_TO_SECOND
                || type == SimpleType.INTERVAL_YEAR_TO_MONTH;
    }

    static BytesVector texts(Type type, Vector vector) {
        List<Object> texts = new ArrayList<>(vector.size());
        for (int i = 0; i < vector.size(); i++) {
            Object value = vector.value(i);
            texts.add(value == null ? null : Bytes.utf8(of(type, value)));
        }
        return (BytesVector) Vectors.of(VarcharType.UNBOUNDED, texts);
    }

    /** @param value native, not null */
    static String of(Type type, Object value) {
        if (type instanceof DecimalType decimal) {
            BigInteger unscaled = value instanceof Int128 wide ? wide.toBigInteger() : BigInteger.valueOf((Long) value);
            return new BigDecimal(unscaled, decimal.scale()).toPlainString();
        } else if (type instanceof CharType text) {
            return padded(value.toString(), text.length());
        } else if (type instanceof ArrayType array) {
            StringJoiner text = new StringJoiner(", ", "[", "]");
            ((List<?>) value).forEach(element -> text.add(nested(array.element(), element)));
            return text.toString();
        } else if (type instanceof MapType map) {
            StringJoiner text = new StringJoiner(", ", "{", "}");
            ((Map<?, ?>) value)
                    .forEach((key, entry) -> text.add(nested(map.key(), key) + "=" + nested(map.value(), entry)));
            return text.toString();
        } else if (type instanceof RowType row) {
            return row((List<?>) value, row.fields());
        }
        return simple(type, value);
    }

    private static String padded(String text, int length) {
        return text + " ".repeat(Math.max(0, length - text.codePointCount(0, text.length())));
    }

    private static String row(List<?> values, List<RowType.Field> fields) {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < fields.size(); i++) {
            RowType.Field field = fields.get(i);
            String label = field.name().isEmpty() ? "" : field.name() + "=";
            text.add(label + nested(field.type(), values.get(i)));
        }
        return text.toString();
    }

    private static String nested(Type type, Object value) {
        return value == null ? "NULL" : of(type, value);
    }

    private static String simple(Type type, Object value) {
        if (type == SimpleType.DATE) {
            return LocalDate.ofEpochDay((Long) value).toString();
        } else if (type == SimpleType.TIME) {
            return LocalTime.ofNanoOfDay((Long) value * 1000).toString();
        } else if (type == SimpleType.TIMESTAMP) {
            return timestamp((Long) value).toString().replace('T', ' ');
        } else if (type == SimpleType.TIMESTAMP_WITH_TIME_ZONE) {
            return timestamp((Long) value).toString().replace('T', ' ') + "+00:00";
        } else if (type == SimpleType.UUID) {
            return new UUID(((Int128) value).high(), ((Int128) value).low()).toString();
        } else if (type == SimpleType.VARBINARY) {
            return HexFormat.of().formatHex(((Bytes) value).array());
        } else if (type == SimpleType.REAL) {
            return Float.toString(((Double) value).floatValue());
        } else if (type == SimpleType.INTERVAL_YEAR_TO_MONTH) {
            long months = (Long) value;
            return (months < 0 ? "-" : "") + Math.abs(months) / 12 + "-" + Math.abs(months) % 12;
        } else if (type == SimpleType.INTERVAL_DAY_TO_SECOND) {
            return dayTime((Long) value);
        }
        return value.toString();
    }

    private static LocalDateTime timestamp(long micros) {
        Instant instant =
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String dayTime(long micros) {
        Duration duration = Duration.ofSeconds(Math.abs(micros) / 1_000_000, Math.abs(micros) % 1_000_000 * 1000);
        return String.format(
                "%s%d %02d:%02d:%02d.%06d",
                micros < 0 ? "-" : "",
                duration.toDaysPart(),
                duration.toHoursPart(),
                duration.toMinutesPart(),
                duration.toSecondsPart(),
                duration.toNanosPart() / 1000);
    }
}
