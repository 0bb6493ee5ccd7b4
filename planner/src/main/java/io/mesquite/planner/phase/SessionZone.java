package io.mesquite.planner.phase;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Lets the session's time zone decide where a zoned timestamp meets local time. The engine's casts are those of UTC, so for any other zone
 * its function TIMEZONE, which goes both ways, is put before them:
 *
 * <pre>
 * CAST(zoned AS DATE)                  →  CAST(timezone('Asia/Tokyo', zoned) AS DATE)
 * CAST(local AS TIMESTAMP WITH ZONE)   →  timezone('Asia/Tokyo', local)
 * EXTRACT(HOUR FROM zoned)             →  EXTRACT(HOUR FROM timezone('Asia/Tokyo', zoned))
 * hour(zoned)                          →  hour(timezone('Asia/Tokyo', zoned))
 * date_trunc('day', zoned)             →  timezone('Asia/Tokyo', date_trunc('day', timezone('Asia/Tokyo', zoned)))
 * </pre>
 */
final class SessionZone {
    private static final SqlFunction TIMEZONE = new SqlFunction(
            "TIMEZONE",
            SqlKind.OTHER_FUNCTION,
            ReturnTypes.ARG1,
            null,
            OperandTypes.VARIADIC,
            SqlFunctionCategory.USER_DEFINED_FUNCTION);
    private static final int MICROSECONDS = 6;
    /** Functions that ask a time, their first argument, for what a clock or a calendar shows. */
    private static final Set<String> OF_LOCAL_TIME = Set.of(
            "YEAR",
            "QUARTER",
            "MONTH",
            "WEEK",
            "DAY",
            "DAYOFMONTH",
            "DAY_OF_MONTH",
            "DAYOFWEEK",
            "DAY_OF_WEEK",
            "DAYOFYEAR",
            "DAY_OF_YEAR",
            "DAYNAME",
            "MONTHNAME",
            "HOUR",
            "MINUTE",
            "SECOND",
            "DATE_FORMAT",
            "STRFTIME",
            "TO_CHAR");

    private SessionZone() {}

    /** The call as the session's zone has it; itself where the zone does not matter. */
    static RexNode of(RexCall call, ZoneId zone, RexBuilder builder) {
        if (call.getOperands().isEmpty() || zone.normalized().equals(ZoneOffset.UTC)) {
            return call;
        } else if (call.isA(SqlKind.CAST)) {
            return cast(call, zone, builder);
        } else if (call.isA(SqlKind.EXTRACT) && isZoned(call.getOperands().get(1))) {
            RexNode local = local(call.getOperands().get(1), zone, builder);
            return call.clone(call.getType(), List.of(call.getOperands().get(0), local));
        } else if (call.getOperator().getName().equalsIgnoreCase("DATE_TRUNC")
                && isZoned(call.getOperands().get(1))) {
            RexNode local = local(call.getOperands().get(1), zone, builder);
            RexNode start =
                    call.clone(local.getType(), List.of(call.getOperands().get(0), local));
            return builder.makeCall(call.getType(), TIMEZONE, List.of(name(zone, builder), start));
        } else if (OF_LOCAL_TIME.contains(call.getOperator().getName().toUpperCase(Locale.ROOT))
                && isZoned(call.getOperands().get(0))) {
            List<RexNode> operands = new ArrayList<>(call.getOperands());
            operands.set(0, local(operands.get(0), zone, builder));
            return call.clone(call.getType(), operands);
        }
        return call;
    }

    private static RexNode cast(RexCall cast, ZoneId zone, RexBuilder builder) {
        RexNode value = cast.getOperands().get(0);
        SqlTypeName to = cast.getType().getSqlTypeName();
        boolean fromLocal = value.getType().getSqlTypeName() == SqlTypeName.TIMESTAMP
                || value.getType().getSqlTypeName() == SqlTypeName.DATE;
        if (isZoned(value) && (to == SqlTypeName.TIMESTAMP || to == SqlTypeName.DATE || to == SqlTypeName.TIME)) {
            return builder.makeAbstractCast(cast.getType(), local(value, zone, builder), false);
        } else if (fromLocal && isZoned(cast)) {
            RexNode local = builder.makeAbstractCast(timestamp(value, builder), value, false);
            return builder.makeCall(cast.getType(), TIMEZONE, List.of(name(zone, builder), local));
        }
        return cast;
    }

    private static RexNode local(RexNode zoned, ZoneId zone, RexBuilder builder) {
        return builder.makeCall(timestamp(zoned, builder), TIMEZONE, List.of(name(zone, builder), zoned));
    }

    private static RelDataType timestamp(RexNode value, RexBuilder builder) {
        RelDataType type = builder.getTypeFactory().createSqlType(SqlTypeName.TIMESTAMP, MICROSECONDS);
        return builder.getTypeFactory()
                .createTypeWithNullability(type, value.getType().isNullable());
    }

    private static RexNode name(ZoneId zone, RexBuilder builder) {
        return builder.makeLiteral(zone.getId());
    }

    private static boolean isZoned(RexNode value) {
        SqlTypeName type = value.getType().getSqlTypeName();
        return type == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE || type == SqlTypeName.TIMESTAMP_TZ;
    }
}
