package io.mesquite.engine.function.operator;

import io.mesquite.engine.function.Kernel;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.kernel.CivilDate;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.Optional;
import java.util.function.Supplier;

/** Arithmetic of dates, times and intervals. Months are added by the calendar; all else is arithmetic of integers. */
final class DateArithmetic {
    private static final long DAY = 86_400_000_000L;
    private static final long FIRST_DAY = CivilDate.epochDay(-9999, 1, 1);
    private static final long LAST_DAY = CivilDate.epochDay(9999, 12, 31);

    private DateArithmetic() {}

    static Optional<Supplier<Kernel>> find(Arithmetic operator, Type left, Type right, Type type) {
        boolean sum = operator == Arithmetic.ADD || operator == Arithmetic.SUBTRACT;
        if (sum && isInterval(left) && isPoint(right)) {
            return point(operator, right, 1, left, 0, type);
        }
        if (sum && isPoint(left) && (isInterval(right) || RowCasts.isInteger(right))) {
            return point(operator, left, 0, right, 1, type);
        }
        if (operator == Arithmetic.SUBTRACT && left == SimpleType.DATE && right == SimpleType.DATE
                || operator == Arithmetic.SUBTRACT && isPoint(left) && left == right
                || sum && isInterval(left) && left == right
                || isInterval(left) && RowCasts.isInteger(right) && operator != Arithmetic.ADD
                || isInterval(right) && RowCasts.isInteger(left) && operator == Arithmetic.MULTIPLY) {
            return Optional.of(() -> new IntegerArithmetic(operator, type));
        }
        boolean scales = operator == Arithmetic.MULTIPLY || operator == Arithmetic.DIVIDE;
        return scales && isInterval(left) && right == SimpleType.DOUBLE
                ? Optional.of(RowFunction.kernels(scaled(operator, type), 2, type, true))
                : Optional.empty();
    }

    /** An interval times or divided by a DOUBLE, rounded to its unit. */
    private static RowFunction scaled(Arithmetic operator, Type type) {
        double limit = type == SimpleType.INTERVAL_YEAR_TO_MONTH ? Integer.MAX_VALUE : Long.MAX_VALUE;
        return (row, out) -> {
            double factor = row.doubleValue(1);
            double result = operator == Arithmetic.MULTIPLY ? row.longValue(0) * factor : row.longValue(0) / factor;
            if (!(Math.abs(result) < limit)) {
                throw new MesquiteException(
                        ErrorCode.DATETIME_OUT_OF_RANGE,
                        "an interval " + operator.symbol() + " " + factor + " does not fit into " + type.sql()
                                + "; use another factor");
            }
            out.set(Math.round(result));
        };
    }

    private static Optional<Supplier<Kernel>> point(
            Arithmetic operator, Type point, int pointAt, Type amount, int amountAt, Type type) {
        int sign = operator == Arithmetic.ADD ? 1 : -1;
        boolean date = point == SimpleType.DATE;
        RowFunction function;
        if (amount == SimpleType.INTERVAL_YEAR_TO_MONTH && point != SimpleType.TIME) {
            long unit = date ? 1 : DAY;
            function = (row, out) -> {
                long value = row.longValue(pointAt);
                long months = sign * row.longValue(amountAt);
                long day = checked(CivilDate.plusMonths(Math.floorDiv(value, unit), months), point);
                long result = day * unit + Math.floorMod(value, unit);
                out.set(date && type != SimpleType.DATE ? result * DAY : result);
            };
        } else if (amount == SimpleType.INTERVAL_DAY_TO_SECOND && point == SimpleType.TIME) {
            function =
                    (row, out) -> out.set(Math.floorMod(row.longValue(pointAt) + sign * row.longValue(amountAt), DAY));
        } else if (amount == SimpleType.INTERVAL_DAY_TO_SECOND) {
            long unit = date ? DAY : 1;
            boolean toDate = type == SimpleType.DATE;
            function = (row, out) -> {
                long micros = sum(row.longValue(pointAt) * unit, sign * row.longValue(amountAt), point);
                long day = checked(Math.floorDiv(micros, DAY), point);
                out.set(toDate ? day : micros);
            };
        } else if (date && RowCasts.isInteger(amount)) {
            function = (row, out) ->
                    out.set(checked(sum(row.longValue(pointAt), sign * row.longValue(amountAt), point), point));
        } else {
            return Optional.empty();
        }
        return Optional.of(RowFunction.kernels(function, 2, type, true));
    }

    private static long sum(long left, long right, Type type) {
        try {
            return Math.addExact(left, right);
        } catch (ArithmeticException e) {
            throw outOfRange(type);
        }
    }

    private static long checked(long day, Type type) {
        if (day < FIRST_DAY || day > LAST_DAY) {
            throw outOfRange(type);
        }
        return day;
    }

    private static MesquiteException outOfRange(Type type) {
        return new MesquiteException(
                ErrorCode.DATETIME_OUT_OF_RANGE,
                "a " + type.sql() + " and an interval give a year outside of -9999 to 9999; use a smaller interval");
    }

    private static boolean isPoint(Type type) {
        return type == SimpleType.DATE
                || type == SimpleType.TIMESTAMP
                || type == SimpleType.TIMESTAMP_WITH_TIME_ZONE
                || type == SimpleType.TIME;
    }

    private static boolean isInterval(Type type) {
        return type == SimpleType.INTERVAL_YEAR_TO_MONTH || type == SimpleType.INTERVAL_DAY_TO_SECOND;
    }
}
