package io.mesquite.plan.expression;

import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A function of its arguments' values; the function's name is one that the {@link
 * io.mesquite.plan.function.FunctionCatalog} resolves for these argument types. Operators are functions too, see {@link
 * io.mesquite.plan.function.Operators}.
 */
public record Call(String function, List<Expression> arguments, Type type) implements Expression {
    public Call {
        arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> children() {
        return arguments;
    }

    @Override
    public String toString() {
        return arguments.stream().map(Expression::toString).collect(Collectors.joining(", ", function + "(", ")"));
    }
}
