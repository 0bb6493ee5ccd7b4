package io.mesquite.plan.node;

import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.OptionalInt;

/**
 * An aggregate function over the rows of a group.
 *
 * @param arguments channels of the source, of the signature's types; in the FINAL step the one channel of the partial result
 * @param distinct whether equal arguments count once; never in two steps
 * @param filter a boolean channel; only rows where it is true take part
 * @param orderBy the order in which rows are taken, for functions where it matters
 * @param intermediateType what the PARTIAL step gives out
 * @param type what the SINGLE and the FINAL step give out
 */
public record AggregateCall(
        String function,
        List<Integer> arguments,
        boolean distinct,
        OptionalInt filter,
        List<SortKey> orderBy,
        Type intermediateType,
        Type type) {
    public AggregateCall {
        arguments = List.copyOf(arguments);
        orderBy = List.copyOf(orderBy);
    }
}
