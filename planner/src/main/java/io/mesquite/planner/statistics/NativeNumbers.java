package io.mesquite.planner.statistics;

import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.Type;
import java.math.BigDecimal;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimestampString;

/**
 * Values as numbers that have the same order, for interpolation: dates as days, timestamps as microseconds, texts by their
 * first bytes.
 */
final class NativeNumbers {
    private static final int TEXT_BYTES = 6;
    private static final double MICROS_PER_MILLI = 1000;

    private NativeNumbers() {}

    /** @return NaN where the value has no place on a line of numbers */
    static double of(Object value, Type type) {
        double scale = type instanceof DecimalType decimal ? Math.pow(10, -decimal.scale()) : 1;
        if (value instanceof Long number) {
            return number * scale;
        } else if (value instanceof Int128 wide) {
            return wide.toBigInteger().doubleValue() * scale;
        } else if (value instanceof Double number) {
            return number;
        } else if (value instanceof Bytes text) {
            return ofBytes(text.array());
        }
        return Double.NaN;
    }

    /** The same for a literal of a query; {@code value} as in {@link RexLiteral#getValue()} or a Sarg's bound. */
    static double ofLiteral(Object value) {
        if (value instanceof BigDecimal number) {
            return number.doubleValue();
        } else if (value instanceof DateString date) {
            return date.getDaysSinceEpoch();
        } else if (value instanceof TimestampString timestamp) {
            return timestamp.getMillisSinceEpoch() * MICROS_PER_MILLI;
        } else if (value instanceof NlsString text) {
            return ofBytes(Bytes.utf8(text.getValue()).array());
        } else if (value instanceof Number number) {
            return number.doubleValue();
        }
        return Double.NaN;
    }

    private static double ofBytes(byte[] bytes) {
        double number = 0;
        for (int i = 0; i < TEXT_BYTES; i++) {
            number = number * 256 + (i < bytes.length ? bytes[i] & 0xFF : 0);
        }
        return number;
    }
}
