package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.BIGINT;
import static io.mesquite.engine.function.scalar.FunctionTable.DOUBLE;

import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Functions of floating-point numbers. Where a result is not a number, that is what they give, as IEEE 754 says. */
final class MathFunctions {
    private static final Type RETURNS_DOUBLE = SimpleType.DOUBLE;

    private MathFunctions() {}

    static void addTo(FunctionTable table) {
        addPowers(table);
        addAngles(table);
        addTests(table);
        addRandom(table);
    }

    private static void addPowers(FunctionTable table) {
        unary(table, "sqrt", "The square root", Math::sqrt);
        unary(table, "cbrt", "The cube root", Math::cbrt);
        unary(table, "exp", "e to the power of the argument", Math::exp);
        unary(table, "ln", "The natural logarithm", Math::log);
        unary(table, "log2", "The logarithm to base 2", value -> exactLog(2, value));
        unary(table, "log10", "The logarithm to base 10", Math::log10);
        unary(table, "log", "The logarithm to base 10", Math::log10);
        binary(table, "log", "The logarithm of the second argument to the base of the first", MathFunctions::exactLog);
        binary(table, "power", "The first argument to the power of the second", Math::pow);
        table.alias("power", "pow");
        constant(table, "pi", "The ratio of a circle's circumference to its diameter", Math.PI);
        constant(table, "e", "The base of the natural logarithm", Math.E);
    }

    /** Powers of the base give whole numbers, which a quotient of logarithms alone does not. */
    private static double exactLog(double base, double value) {
        double quotient = Math.log(value) / Math.log(base);
        double whole = Math.rint(quotient);
        return Math.pow(base, whole) == value ? whole : quotient;
    }

    private static void addAngles(FunctionTable table) {
        unary(table, "sin", "The sine of an angle in radians", Math::sin);
        unary(table, "cos", "The cosine of an angle in radians", Math::cos);
        unary(table, "tan", "The tangent of an angle in radians", Math::tan);
        unary(table, "cot", "The cotangent of an angle in radians", value -> 1 / Math.tan(value));
        unary(table, "asin", "The angle in radians of a sine", Math::asin);
        unary(table, "acos", "The angle in radians of a cosine", Math::acos);
        unary(table, "atan", "The angle in radians of a tangent", Math::atan);
        binary(table, "atan2", "The angle in radians of the point (second, first argument)", Math::atan2);
        unary(table, "sinh", "The hyperbolic sine", Math::sinh);
        unary(table, "cosh", "The hyperbolic cosine", Math::cosh);
        unary(table, "tanh", "The hyperbolic tangent", Math::tanh);
        unary(table, "degrees", "An angle in radians as degrees", Math::toDegrees);
        unary(table, "radians", "An angle in degrees as radians", Math::toRadians);
    }

    private static void addTests(FunctionTable table) {
        table.add(
                "is_nan",
                List.of(DOUBLE),
                SimpleType.BOOLEAN,
                "Whether it is not a number",
                (row, out) -> out.set(Double.isNaN(row.doubleValue(0))));
        table.add(
                "is_finite",
                List.of(DOUBLE),
                SimpleType.BOOLEAN,
                "Whether it is a finite number",
                (row, out) -> out.set(Double.isFinite(row.doubleValue(0))));
        table.add(
                "is_infinite",
                List.of(DOUBLE),
                SimpleType.BOOLEAN,
                "Whether it is an infinity",
                (row, out) -> out.set(Double.isInfinite(row.doubleValue(0))));
        table.alias("is_nan", "isnan").alias("is_finite", "isfinite").alias("is_infinite", "isinf");
        constant(table, "nan", "The value that is not a number", Double.NaN);
        constant(table, "infinity", "The positive infinity", Double.POSITIVE_INFINITY);
        String bucket =
                "The number of the bucket, of so many equal ones from a low to a high bound, that a number is in";
        table.add(
                "width_bucket",
                List.of(DOUBLE, DOUBLE, DOUBLE, BIGINT),
                SimpleType.BIGINT,
                bucket,
                (row, out) ->
                        out.set(bucket(row.doubleValue(0), row.doubleValue(1), row.doubleValue(2), row.longValue(3))));
    }

    private static long bucket(double value, double low, double high, long count) {
        if (count <= 0 || low == high || !Double.isFinite(low) || !Double.isFinite(high) || Double.isNaN(value)) {
            throw Arguments.invalid("width_bucket(" + value + ", " + low + ", " + high + ", " + count
                    + ") needs a number, different finite bounds and a count above 0");
        }
        double share = low < high ? (value - low) / (high - low) : (low - value) / (low - high);
        return share < 0 ? 0 : share >= 1 ? count + 1 : (long) (share * count) + 1;
    }

    private static void addRandom(FunctionTable table) {
        RowFunction random = (row, out) -> out.set(ThreadLocalRandom.current().nextDouble());
        RowFunction below = (row, out) -> {
            if (row.longValue(0) <= 0) {
                throw Arguments.invalid("random(" + row.longValue(0) + ") needs a bound above 0");
            }
            out.set(ThreadLocalRandom.current().nextLong(row.longValue(0)));
        };
        for (String name : List.of("random", "rand")) {
            table.add(FunctionDefinition.scalar(
                            name,
                            List.of(),
                            ReturnType.of(RETURNS_DOUBLE),
                            "A random number from 0 to below 1",
                            RowFunction.strict(random))
                    .withVaryingResults());
            table.add(FunctionDefinition.scalar(
                            name,
                            List.of(BIGINT),
                            ReturnType.of(SimpleType.BIGINT),
                            "A random integer from 0 to below the argument",
                            RowFunction.strict(below))
                    .withVaryingResults());
        }
    }

    private static void unary(FunctionTable table, String name, String description, DoubleUnaryOperator function) {
        table.add(
                name,
                List.of(DOUBLE),
                RETURNS_DOUBLE,
                description,
                (row, out) -> out.set(function.applyAsDouble(row.doubleValue(0))));
    }

    private static void binary(FunctionTable table, String name, String description, DoubleBinaryOperator function) {
        table.add(
                name,
                List.of(DOUBLE, DOUBLE),
                RETURNS_DOUBLE,
                description,
                (row, out) -> out.set(function.applyAsDouble(row.doubleValue(0), row.doubleValue(1))));
    }

    private static void constant(FunctionTable table, String name, String description, double value) {
        table.add(name, List.<TypePattern>of(), RETURNS_DOUBLE, description, (row, out) -> out.set(value));
    }
}
