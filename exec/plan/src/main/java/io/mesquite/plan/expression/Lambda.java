package io.mesquite.plan.expression;

import io.mesquite.spi.type.Type;
import java.util.List;

/**
 * A function given as an argument to another, such as {@code x -> x + 1}. Its body sees the row's columns as {@link
 * InputReference} and its own arguments as {@link LambdaArgument}.
 */
public record Lambda(List<LambdaArgument> parameters, Expression body) implements Expression {
    public Lambda {
        parameters = List.copyOf(parameters);
    }

    /** The type of the body. */
    @Override
    public Type type() {
        return body.type();
    }

    @Override
    public List<Expression> children() {
        return List.of(body);
    }

    @Override
    public String toString() {
        return parameters + " -> " + body;
    }
}
