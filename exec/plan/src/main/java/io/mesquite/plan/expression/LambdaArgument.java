package io.mesquite.plan.expression;

import io.mesquite.spi.type.Type;
import java.util.List;

/** An argument of the lambda around it; names are unique in a whole expression. */
public record LambdaArgument(String name, Type type) implements Expression {
    @Override
    public List<Expression> children() {
        return List.of();
    }

    @Override
    public String toString() {
        return name;
    }
}
