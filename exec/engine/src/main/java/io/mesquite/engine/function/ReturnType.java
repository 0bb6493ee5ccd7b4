package io.mesquite.engine.function;

import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.function.Function;

/**
 * The type that a function returns, or that a partial aggregation gives out.
 *
 * @param text how a signature writes it
 * @param rule from the resolved argument types to the type
 */
public record ReturnType(String text, Function<List<Type>, Type> rule) {
    /** Always the same type. */
    public static ReturnType of(Type type) {
        return new ReturnType(type.sql(), arguments -> type);
    }

    /** The type of an argument, counted from 0. */
    public static ReturnType argument(String text, int index) {
        return new ReturnType(text, arguments -> arguments.get(index));
    }

    Type of(List<Type> argumentTypes) {
        return rule.apply(argumentTypes);
    }
}
