package io.mesquite.planner;

import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.plan.function.FunctionDescription;
import io.mesquite.plan.function.FunctionKind;
import io.mesquite.plan.function.FunctionSignature;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The functions that TPC-H needs, and a few more, with the signatures of the engine's. */
public final class EngineLikeFunctions implements FunctionCatalog {
    @Override
    public Set<String> names(FunctionKind kind) {
        return kind == FunctionKind.SCALAR ? Set.of("length", "upper") : Set.of();
    }

    @Override
    public Optional<FunctionSignature> resolve(FunctionKind kind, String name, List<Type> types) {
        return switch (kind) {
            case SCALAR -> scalar(name, types);
            case AGGREGATE -> aggregate(name, types);
            case WINDOW -> window(name, types);
        };
    }

    @Override
    public Optional<List<Type>> lambdaParameters(
            String name, List<Optional<Type>> argumentTypes, int argument, int parameters) {
        return Optional.empty();
    }

    @Override
    public List<FunctionDescription> describe() {
        return List.of();
    }

    private static Optional<FunctionSignature> scalar(String name, List<Type> types) {
        return switch (name) {
            case "extract_year", "extract_month", "extract_day" ->
                signature(FunctionKind.SCALAR, name, types, SimpleType.BIGINT);
            case "length" -> signature(FunctionKind.SCALAR, name, List.of(VarcharType.UNBOUNDED), SimpleType.BIGINT);
            case "substring" ->
                signature(
                        FunctionKind.SCALAR,
                        name,
                        List.of(VarcharType.UNBOUNDED, SimpleType.BIGINT, SimpleType.BIGINT)
                                .subList(0, types.size()),
                        VarcharType.UNBOUNDED);
            case "upper", "trim", "ltrim", "rtrim" ->
                signature(
                        FunctionKind.SCALAR,
                        name,
                        Collections.nCopies(types.size(), VarcharType.UNBOUNDED),
                        VarcharType.UNBOUNDED);
            case "position" ->
                signature(
                        FunctionKind.SCALAR,
                        name,
                        List.of(VarcharType.UNBOUNDED, VarcharType.UNBOUNDED),
                        SimpleType.BIGINT);
            case "date_trunc" ->
                signature(FunctionKind.SCALAR, name, List.of(VarcharType.UNBOUNDED, types.get(1)), types.get(1));
            case "random" ->
                Optional.of(new FunctionSignature(
                        name, FunctionKind.SCALAR, types, SimpleType.DOUBLE, Optional.empty(), false));
            case "abs" -> signature(FunctionKind.SCALAR, name, types, types.get(0));
            default -> Optional.empty();
        };
    }

    private static Optional<FunctionSignature> aggregate(String name, List<Type> types) {
        return switch (name) {
            case "count" -> twoSteps(name, types, SimpleType.BIGINT, SimpleType.BIGINT);
            case "min", "max", "any_value" -> twoSteps(name, types, types.get(0), types.get(0));
            case "single_value" -> signature(FunctionKind.AGGREGATE, name, types, types.get(0));
            case "sum" -> sum(types.get(0));
            case "avg" -> twoSteps(name, types, SimpleType.VARBINARY, SimpleType.DOUBLE);
            default -> Optional.empty();
        };
    }

    private static Optional<FunctionSignature> sum(Type type) {
        Type sum = type instanceof DecimalType decimal
                ? new DecimalType(DecimalType.MAX_PRECISION, decimal.scale())
                : type == SimpleType.DOUBLE || type == SimpleType.REAL ? SimpleType.DOUBLE : SimpleType.BIGINT;
        Type argument = type instanceof DecimalType ? type : sum;
        return twoSteps("sum", List.of(argument), sum, sum);
    }

    private static Optional<FunctionSignature> window(String name, List<Type> types) {
        return switch (name) {
            case "row_number", "rank", "dense_rank" -> signature(FunctionKind.WINDOW, name, types, SimpleType.BIGINT);
            case "lag", "lead" -> signature(FunctionKind.WINDOW, name, types, types.get(0));
            default -> Optional.empty();
        };
    }

    private static Optional<FunctionSignature> signature(
            FunctionKind kind, String name, List<Type> types, Type result) {
        return Optional.of(new FunctionSignature(name, kind, types, result, Optional.empty(), true));
    }

    private static Optional<FunctionSignature> twoSteps(String name, List<Type> types, Type intermediate, Type result) {
        return Optional.of(
                new FunctionSignature(name, FunctionKind.AGGREGATE, types, result, Optional.of(intermediate), true));
    }
}
