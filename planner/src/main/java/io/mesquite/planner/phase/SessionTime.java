package io.mesquite.planner.phase;

import io.mesquite.planner.logical.MesquiteRexBuilder;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;

/** CURRENT_DATE and its like, which have one value for a whole statement, in the session's time zone. */
final class SessionTime {
    private SessionTime() {}

    /** The literal, or null where the call is none of these. */
    static RexNode of(RexCall call, PhaseContext context, RexBuilder builder) {
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        RexNode literal =
                switch (name) {
                    case "CURRENT_USER" -> builder.makeLiteral(context.session().user());
                    case "CURRENT_DATE" ->
                        builder.makeDateLiteral(DateString.fromDaysSinceEpoch(
                                (int) now(context).toLocalDate().toEpochDay()));
                    case "CURRENT_TIME", "LOCALTIME" -> builder.makeTimeLiteral(time(now(context)), precision(call));
                    case "CURRENT_TIMESTAMP", "LOCALTIMESTAMP" -> timestamp(call, context, builder);
                    default -> null;
                };
        if (literal == null || literal.getType().equals(call.getType())) {
            return literal;
        }
        return ((MesquiteRexBuilder) builder).withType((RexLiteral) literal, call.getType());
    }

    private static LocalDateTime now(PhaseContext context) {
        return context.inputs().start().atZone(context.session().zone()).toLocalDateTime();
    }

    private static RexNode timestamp(RexCall call, PhaseContext context, RexBuilder builder) {
        if (call.getType().getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE) {
            LocalDateTime utc = context.inputs().start().atZone(ZoneOffset.UTC).toLocalDateTime();
            return builder.makeTimestampWithLocalTimeZoneLiteral(string(utc), precision(call));
        }
        return builder.makeTimestampLiteral(string(now(context)), precision(call));
    }

    private static TimestampString string(LocalDateTime time) {
        return Literals.timestamp(ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), time));
    }

    private static TimeString time(LocalDateTime now) {
        return TimeString.fromMillisOfDay((int) (now.toLocalTime().toNanoOfDay() / 1_000_000));
    }

    private static int precision(RexCall call) {
        return call.getType().getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
                ? 0
                : call.getType().getPrecision();
    }
}
