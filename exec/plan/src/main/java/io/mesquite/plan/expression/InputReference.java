package io.mesquite.plan.expression;

import io.mesquite.spi.type.Type;
import java.util.List;

/** Column {@code channel} of the input, counted from 0. A join's residual sees the left columns, then the right ones. */
public record InputReference(int channel, Type type) implements Expression {
    @Override
    public List<Expression> children() {
        return List.of();
    }

    @Override
    public String toString() {
        return "#" + channel;
    }
}
