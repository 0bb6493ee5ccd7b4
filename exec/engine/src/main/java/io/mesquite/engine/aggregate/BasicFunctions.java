package io.mesquite.engine.aggregate;

import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;

/** The functions that every query uses: counts, sums, averages, extremes, and those that fold booleans or bits. */
final class BasicFunctions {
    private static final ReturnType BIGINT = ReturnType.of(SimpleType.BIGINT);
    private static final ReturnType DOUBLE = ReturnType.of(SimpleType.DOUBLE);
    private static final ReturnType BOOLEAN = ReturnType.of(SimpleType.BOOLEAN);
    private static final TypePattern ANY = TypePattern.any("T");
    private static final List<Type> INTEGERS =
            List.of(SimpleType.TINYINT, SimpleType.SMALLINT, SimpleType.INTEGER, SimpleType.BIGINT);

    private BasicFunctions() {}

    static List<FunctionDefinition> definitions() {
        List<FunctionDefinition> all = new ArrayList<>();
        addCounts(all);
        addSums(all);
        addAverages(all);
        addExtremes(all);
        addFolds(all);
        return all;
    }

    private static void addCounts(List<FunctionDefinition> all) {
        AccumulatorFactory count = (arguments, intermediate, result) -> new CountAccumulator();
        add(all, "count", List.of(), BIGINT, BIGINT, "The number of rows", count);
        all.add(FunctionDefinition.aggregate(
                        "count",
                        List.of(new AnyType()),
                        BIGINT,
                        Optional.of(BIGINT),
                        "The number of rows where no argument is null",
                        count)
                .withVariableArguments());
        add(
                all,
                "count_if",
                List.of(TypePattern.of(SimpleType.BOOLEAN)),
                BIGINT,
                BIGINT,
                "The number of rows where the argument is true",
                (arguments, intermediate, result) -> new CountIfAccumulator());
    }

    private static void addSums(List<FunctionDefinition> all) {
        AccumulatorFactory sum = (arguments, intermediate, result) ->
                result == SimpleType.DOUBLE ? new DoubleSumAccumulator(false) : new SumAccumulator(result);
        String description = "The sum of all values that are not null";
        ReturnType exact = ReturnType.of(new DecimalType(DecimalType.MAX_PRECISION, 0));
        for (Type integer : INTEGERS) {
            add(all, "sum", List.of(TypePattern.of(integer)), BIGINT, exact, description, sum);
        }
        ReturnType decimal = byArguments("DECIMAL(38, s)", BasicFunctions::sumType);
        add(all, "sum", List.of(TypePattern.decimal()), decimal, decimal, description, sum);
        add(
                all,
                "sum",
                List.of(TypePattern.of(SimpleType.DOUBLE)),
                DOUBLE,
                ReturnType.of(averageState(SimpleType.DOUBLE)),
                description,
                sum);
    }

    private static void addAverages(List<FunctionDefinition> all) {
        AccumulatorFactory average = (arguments, intermediate, result) -> {
            Type sum = ((RowType) intermediate).fields().get(0).type();
            return sum == SimpleType.DOUBLE
                    ? new DoubleSumAccumulator(true)
                    : new AverageAccumulator(Decimals.scale(sum));
        };
        String description = "The average of all values that are not null";
        ReturnType exact = ReturnType.of(averageState(new DecimalType(DecimalType.MAX_PRECISION, 0)));
        for (Type integer : INTEGERS) {
            add(all, "avg", List.of(TypePattern.of(integer)), DOUBLE, exact, description, average);
        }
        ReturnType decimal = byArguments("ROW(DECIMAL(38, s), BIGINT)", types -> averageState(sumType(types)));
        add(all, "avg", List.of(TypePattern.decimal()), DOUBLE, decimal, description, average);
        ReturnType doubles = ReturnType.of(averageState(SimpleType.DOUBLE));
        add(all, "avg", List.of(TypePattern.of(SimpleType.DOUBLE)), DOUBLE, doubles, description, average);
    }

    private static Type sumType(List<Type> arguments) {
        return new DecimalType(DecimalType.MAX_PRECISION, ((DecimalType) arguments.get(0)).scale());
    }

    private static Type averageState(Type sum) {
        return new RowType(List.of(new RowType.Field("sum", sum), new RowType.Field("count", SimpleType.BIGINT)));
    }

    private static void addExtremes(List<FunctionDefinition> all) {
        ReturnType same = ReturnType.argument("T", 0);
        add(all, "min", List.of(ANY), same, same, "The least value that is not null", extreme(false));
        add(all, "max", List.of(ANY), same, same, "The greatest value that is not null", extreme(true));
        AccumulatorFactory any = (arguments, intermediate, result) -> new AnyValueAccumulator(result);
        for (String name : List.of("any_value", "arbitrary")) {
            add(all, name, List.of(ANY), same, same, "Any value that is not null", any);
        }
        ReturnType counted = byArguments(
                "ROW(T, BIGINT)",
                types -> new RowType(List.of(
                        new RowType.Field("value", types.get(0)), new RowType.Field("rows", SimpleType.BIGINT))));
        AccumulatorFactory single = (arguments, intermediate, result) -> new SingleValueAccumulator(result);
        all.add(FunctionDefinition.aggregate(
                        "single_value", List.of(ANY), same, Optional.of(counted), "The value of the only row", single)
                .asOperator());
    }

    private static AccumulatorFactory extreme(boolean greatest) {
        return (arguments, intermediate, result) -> switch (result.layout()) {
            case BOOLEAN, INT, LONG, DOUBLE -> new ExtremeAccumulator(result.layout(), greatest);
            default -> new ExtremeObjectAccumulator(result, greatest);
        };
    }

    private static void addFolds(List<FunctionDefinition> all) {
        List<TypePattern> bool = List.of(TypePattern.of(SimpleType.BOOLEAN));
        AccumulatorFactory every = extreme(false);
        for (String name : List.of("bool_and", "every")) {
            add(all, name, bool, BOOLEAN, BOOLEAN, "Whether all values that are not null are true", every);
        }
        AccumulatorFactory some = extreme(true);
        for (String name : List.of("bool_or", "some")) {
            add(all, name, bool, BOOLEAN, BOOLEAN, "Whether a value is true", some);
        }
        List<TypePattern> bits = List.of(TypePattern.of(SimpleType.BIGINT));
        add(all, "bit_and", bits, BIGINT, BIGINT, "The bits that all values have", fold(-1, (a, b) -> a & b));
        add(all, "bit_or", bits, BIGINT, BIGINT, "The bits that some value has", fold(0, (a, b) -> a | b));
        add(
                all,
                "bit_xor",
                bits,
                BIGINT,
                BIGINT,
                "The bits that an odd number of values has",
                fold(0, (a, b) -> a ^ b));
    }

    private static AccumulatorFactory fold(long start, LongBinaryOperator operator) {
        return (arguments, intermediate, result) -> new BitFoldAccumulator(start, operator);
    }

    private static ReturnType byArguments(String text, Function<List<Type>, Type> rule) {
        return new ReturnType(text, rule);
    }

    private static void add(
            List<FunctionDefinition> all,
            String name,
            List<TypePattern> parameters,
            ReturnType returned,
            ReturnType intermediate,
            String description,
            AccumulatorFactory factory) {
        all.add(FunctionDefinition.aggregate(
                name, parameters, returned, Optional.of(intermediate), description, factory));
    }
}
