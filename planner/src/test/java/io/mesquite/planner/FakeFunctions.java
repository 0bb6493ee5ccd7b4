package io.mesquite.planner;

import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.plan.function.FunctionDescription;
import io.mesquite.plan.function.FunctionKind;
import io.mesquite.plan.function.FunctionSignature;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code upper(VARCHAR)}, {@code length(VARCHAR)} and {@code random()}, and the aggregate {@code median(DOUBLE)}. */
public final class FakeFunctions implements FunctionCatalog {
    @Override
    public Set<String> names(FunctionKind kind) {
        return switch (kind) {
            case SCALAR -> Set.of("upper", "length", "random");
            case AGGREGATE -> Set.of("median");
            case WINDOW -> Set.of();
        };
    }

    @Override
    public Optional<FunctionSignature> resolve(FunctionKind kind, String name, List<Type> types) {
        boolean text = types.size() == 1 && types.get(0) instanceof VarcharType;
        boolean number = types.size() == 1 && !text;
        return switch (name) {
            case "upper" -> text ? found(name, kind, types, VarcharType.UNBOUNDED, true) : Optional.empty();
            case "length" -> text ? found(name, kind, types, SimpleType.BIGINT, true) : Optional.empty();
            case "random" -> types.isEmpty() ? found(name, kind, types, SimpleType.DOUBLE, false) : Optional.empty();
            case "median" -> number ? found(name, kind, types, SimpleType.DOUBLE, true) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<FunctionSignature> found(
            String name, FunctionKind kind, List<Type> types, Type result, boolean deterministic) {
        return Optional.of(new FunctionSignature(name, kind, types, result, Optional.empty(), deterministic));
    }

    @Override
    public List<FunctionDescription> describe() {
        return List.of();
    }
}
