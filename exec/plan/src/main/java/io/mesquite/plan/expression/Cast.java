package io.mesquite.plan.expression;

import io.mesquite.spi.type.Type;
import java.util.List;

/** A value as another type. {@code safe}: null instead of an error where a value can't be cast (TRY_CAST). */
public record Cast(Expression value, Type type, boolean safe) implements Expression {
    @Override
    public List<Expression> children() {
        return List.of(value);
    }

    @Override
    public String toString() {
        return (safe ? "TRY_CAST(" : "CAST(") + value + " AS " + type.sql() + ")";
    }
}
