package io.mesquite.plan.expression;

import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.function.Consumer;

/**
 * A value computed for each row of an input. Every expression knows its type; no coercion is implied anywhere: where an
 * argument must have another type, there is a {@link Cast}.
 */
public sealed interface Expression permits InputReference, Constant, Call, SpecialForm, Cast, Lambda, LambdaArgument {
    Type type();

    /** The direct operands. */
    List<Expression> children();

    /** Calls for this expression and all below it. */
    default void forEach(Consumer<Expression> visitor) {
        visitor.accept(this);
        children().forEach(child -> child.forEach(visitor));
    }
}
