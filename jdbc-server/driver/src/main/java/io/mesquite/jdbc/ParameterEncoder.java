package io.mesquite.jdbc;

import com.google.protobuf.ByteString;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.apache.calcite.avatica.proto.Common.Rep;
import org.apache.calcite.avatica.proto.Common.TypedValue;

/**
 * Turns parameters into the protocol's values. Dates and times go as ISO text beside their kind, which keeps microseconds
 * and the wall clock; Avatica's own numbers would lose both.
 */
final class ParameterEncoder {
    static final TypedValue NULL =
            TypedValue.newBuilder().setType(Rep.NULL).setNull(true).build();

    private ParameterEncoder() {}

    static TypedValue encode(Object value) throws SQLException {
        if (value == null) {
            return NULL;
        } else if (value instanceof Boolean bool) {
            return TypedValue.newBuilder()
                    .setType(Rep.BOOLEAN)
                    .setBoolValue(bool)
                    .build();
        } else if (value instanceof Byte
                || value instanceof Short
                || value instanceof Integer
                || value instanceof Long) {
            long number = ((Number) value).longValue();
            Rep rep = value instanceof Long ? Rep.LONG : Rep.INTEGER;
            return TypedValue.newBuilder().setType(rep).setNumberValue(number).build();
        } else if (value instanceof Float number) {
            return floating(Rep.FLOAT, number);
        } else if (value instanceof Double number) {
            return floating(Rep.DOUBLE, number);
        } else if (value instanceof BigDecimal number) {
            return text(Rep.BIG_DECIMAL, number.toPlainString());
        } else if (value instanceof BigInteger number) {
            return text(Rep.BIG_DECIMAL, number.toString());
        } else if (value instanceof byte[] bytes) {
            return TypedValue.newBuilder()
                    .setType(Rep.BYTE_STRING)
                    .setBytesValue(ByteString.copyFrom(bytes))
                    .build();
        } else if (value instanceof Character || value instanceof CharSequence || value instanceof UUID) {
            return text(Rep.STRING, value.toString());
        }
        return temporal(value);
    }

    private static TypedValue temporal(Object value) throws SQLException {
        if (value instanceof LocalDate date) {
            return text(Rep.JAVA_SQL_DATE, date.toString());
        } else if (value instanceof Date date) {
            return text(Rep.JAVA_SQL_DATE, date.toLocalDate().toString());
        } else if (value instanceof LocalTime time) {
            return text(Rep.JAVA_SQL_TIME, time.toString());
        } else if (value instanceof Time time) {
            return text(Rep.JAVA_SQL_TIME, time.toLocalTime().toString());
        } else if (value instanceof LocalDateTime timestamp) {
            return text(Rep.JAVA_SQL_TIMESTAMP, timestamp.toString());
        } else if (value instanceof Timestamp timestamp) {
            return text(Rep.JAVA_SQL_TIMESTAMP, timestamp.toLocalDateTime().toString());
        } else if (value instanceof java.util.Date date) {
            return temporal(new Timestamp(date.getTime()));
        } else if (value instanceof OffsetDateTime timestamp) {
            return text(Rep.JAVA_SQL_TIMESTAMP, timestamp.toString());
        } else if (value instanceof ZonedDateTime timestamp) {
            return temporal(timestamp.toOffsetDateTime());
        } else if (value instanceof Instant instant) {
            return temporal(instant.atOffset(ZoneOffset.UTC));
        }
        throw new SQLException(
                "A parameter can't be a " + value.getClass().getName()
                        + "; use a number, a text, bytes, or a class of java.time",
                "07006");
    }

    private static TypedValue floating(Rep rep, double value) {
        return TypedValue.newBuilder().setType(rep).setDoubleValue(value).build();
    }

    private static TypedValue text(Rep rep, String text) {
        return TypedValue.newBuilder().setType(rep).setStringValue(text).build();
    }
}
