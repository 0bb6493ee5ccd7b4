package io.mesquite.plan.expression;

import io.mesquite.spi.type.Type;
import java.util.List;

/** A native value of its type (see {@link io.mesquite.spi.type.Layout}), or null. */
public record Constant(Object value, Type type) implements Expression {
    @Override
    public List<Expression> children() {
        return List.of();
    }

    @Override
    public String toString() {
        return ConstantText.of(value, type);
    }
}
