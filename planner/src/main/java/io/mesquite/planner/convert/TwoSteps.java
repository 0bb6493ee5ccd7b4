package io.mesquite.planner.convert;

import io.mesquite.plan.function.FunctionKind;
import io.mesquite.plan.node.AggregateCall;
import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.AggregateNode.Step;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** An aggregation as partial results of parts of a group, and results of those. */
public final class TwoSteps {
    private final PlanContext context;

    public TwoSteps(PlanContext context) {
        this.context = context;
    }

    /** Whether all functions have partial results, and need not see all rows of a group together. */
    public boolean arePossible(AggregateNode aggregate) {
        List<Type> types = aggregate.source().types();
        return aggregate.calls().stream()
                .allMatch(call -> !call.distinct() && call.orderBy().isEmpty() && isPossible(call, types));
    }

    private boolean isPossible(AggregateCall call, List<Type> types) {
        return context.functions()
                .resolve(
                        FunctionKind.AGGREGATE,
                        call.function(),
                        call.arguments().stream().map(types::get).toList())
                .flatMap(signature -> signature.intermediateType())
                .isPresent();
    }

    /** The first step, by the same keys: gives out the keys, then the partial results. */
    public AggregateNode partial(AggregateNode aggregate) {
        return new AggregateNode(
                context.nextId(),
                aggregate.source(),
                Step.PARTIAL,
                aggregate.groupKeys(),
                aggregate.calls(),
                aggregate.callNames());
    }

    /**
     * The second step, with the aggregation's id.
     *
     * @param source has the partial results, and keys to group by
     * @param firstResult the channel of the first call's partial results; the others follow
     */
    public AggregateNode last(AggregateNode aggregate, PlanNode source, List<Integer> keys, int firstResult) {
        List<AggregateCall> calls = new ArrayList<>();
        for (AggregateCall call : aggregate.calls()) {
            calls.add(new AggregateCall(
                    call.function(),
                    List.of(firstResult + calls.size()),
                    false,
                    OptionalInt.empty(),
                    List.of(),
                    call.intermediateType(),
                    call.type()));
        }
        return new AggregateNode(aggregate.id(), source, Step.FINAL, keys, calls, aggregate.callNames());
    }
}
