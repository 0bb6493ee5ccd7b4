package io.mesquite.planner.phase;

import io.mesquite.plan.expression.Constant;
import io.mesquite.planner.logical.MesquiteRexBuilder;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.avatica.util.DateTimeUtils;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.apache.calcite.util.TimestampWithTimeZoneString;

/** Our constants as Calcite's literals. */
public final class Literals {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_MILLI = 1_000;
    private static final int MICROSECOND_DIGITS = 6;

    private Literals() {}

    /**
     * The literal, of the given type, which is the constant's but for nullability.
     *
     * @return empty where Calcite can't write the value: NaN, infinities, intervals of fractions of a millisecond, nested values
     */
    public static Optional<RexNode> of(Constant constant, RelDataType type, RexBuilder builder) {
        Object value = constant.value();
        if (value == null) {
            return Optional.of(builder.makeNullLiteral(type));
        }
        return comparable(value, constant.type())
                .map(literal -> withZone(literal, type))
                .map(literal -> builder.makeLiteral(literal, type, false, false))
                .filter(literal -> literal instanceof RexLiteral)
                .map(literal -> ((MesquiteRexBuilder) builder).withType((RexLiteral) literal, type));
    }

    /** Calcite wants a zone beside the value of TIMESTAMP WITH TIME ZONE; ours are at UTC. */
    private static Object withZone(Object literal, RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.TIMESTAMP_TZ && literal instanceof TimestampString timestamp
                ? new TimestampWithTimeZoneString(timestamp, DateTimeUtils.UTC_ZONE)
                : literal;
    }

    /** The value as Calcite holds it in a literal. */
    private static Optional<Object> comparable(Object value, Type type) {
        if (type instanceof DecimalType decimal) {
            BigInteger unscaled = value instanceof Int128 wide ? wide.toBigInteger() : BigInteger.valueOf((Long) value);
            return Optional.of(new BigDecimal(unscaled, decimal.scale()));
        }
        if (!(type instanceof SimpleType simple)) {
            return value instanceof Bytes text
                    ? Optional.of(new NlsString(text.toUtf8(), "UTF-8", null))
                    : Optional.empty();
        }
        return switch (simple) {
            case BOOLEAN -> Optional.of(value);
            case TINYINT, SMALLINT, INTEGER, BIGINT -> Optional.of(BigDecimal.valueOf((Long) value));
            case REAL, DOUBLE ->
                Double.isFinite((Double) value) ? Optional.of(BigDecimal.valueOf((Double) value)) : Optional.empty();
            case VARBINARY -> Optional.of(new ByteString(((Bytes) value).array()));
            case DATE -> Optional.of(DateString.fromDaysSinceEpoch(Math.toIntExact((Long) value)));
            case TIME -> Optional.of(time((Long) value));
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> Optional.of(timestamp((Long) value));
            case INTERVAL_YEAR_TO_MONTH -> Optional.of(BigDecimal.valueOf((Long) value));
            case INTERVAL_DAY_TO_SECOND ->
                (Long) value % MICROS_PER_MILLI == 0
                        ? Optional.of(BigDecimal.valueOf((Long) value / MICROS_PER_MILLI))
                        : Optional.empty();
            case UNKNOWN, UUID, JSON -> Optional.empty();
        };
    }

    private static TimeString time(long micros) {
        TimeString seconds = TimeString.fromMillisOfDay((int) (micros / MICROS_PER_SECOND * 1000));
        return seconds.withFraction(fraction(micros));
    }

    /** The value of a timestamp literal. */
    static TimestampString timestamp(long micros) {
        TimestampString seconds = TimestampString.fromMillisSinceEpoch(Math.floorDiv(micros, MICROS_PER_SECOND) * 1000);
        return seconds.withFraction(fraction(micros));
    }

    private static String fraction(long micros) {
        String digits = Long.toString(Math.floorMod(micros, MICROS_PER_SECOND) + MICROS_PER_SECOND);
        return digits.substring(digits.length() - MICROSECOND_DIGITS).replaceAll("0+$", "");
    }
}
