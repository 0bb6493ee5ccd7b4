package io.mesquite.planner.physical;

import io.mesquite.plan.function.FunctionKind;
import io.mesquite.plan.node.AggregateCall;
import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.AggregateNode.Step;
import io.mesquite.planner.physical.ExchangePlacer.Placed;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Brings the rows of a group together, after each task has grouped its own. That is done whatever the estimate says: how many
 * groups there are is seldom known, and rows sent in vain cost more than rows grouped in vain.
 *
 * <pre>
 *                            Aggregate FINAL
 *   Aggregate SINGLE    →      Exchange by the group's keys
 *     source                     Aggregate PARTIAL
 *                                  source
 * </pre>
 */
final class AggregatePlacer {
    private final ExchangePlacer placer;
    private final PhysicalContext context;

    AggregatePlacer(ExchangePlacer placer, PhysicalContext context) {
        this.placer = placer;
        this.context = context;
    }

    Placed place(AggregateNode aggregate) {
        Placed source = placer.place(aggregate.source());
        List<Integer> keys = aggregate.groupKeys();
        if (source.spread().bringsTogether(keys) || !hasTwoSteps(aggregate)) {
            Placed together = placer.together(source, keys);
            return new Placed(
                    ExchangePlacer.over(aggregate, together),
                    together.spread().map(channel -> Optional.of(keys.indexOf(channel))));
        }
        return twoSteps(aggregate, source);
    }

    private boolean hasTwoSteps(AggregateNode aggregate) {
        List<Type> types = aggregate.source().types();
        return aggregate.calls().stream()
                .allMatch(call -> !call.distinct() && call.orderBy().isEmpty() && hasTwoSteps(call, types));
    }

    private boolean hasTwoSteps(AggregateCall call, List<Type> types) {
        return context.plan()
                .functions()
                .resolve(
                        FunctionKind.AGGREGATE,
                        call.function(),
                        call.arguments().stream().map(types::get).toList())
                .flatMap(signature -> signature.intermediateType())
                .isPresent();
    }

    private Placed twoSteps(AggregateNode aggregate, Placed source) {
        AggregateNode partial = new AggregateNode(
                context.plan().nextId(),
                source.node(),
                Step.PARTIAL,
                aggregate.groupKeys(),
                aggregate.calls(),
                aggregate.callNames());
        context.plan().rows(aggregate).ifPresent(rows -> context.plan().expectRows(partial, rows * context.workers()));
        List<Integer> keys =
                IntStream.range(0, aggregate.groupKeys().size()).boxed().toList();
        Placed together = placer.together(new Placed(partial, Spread.ANY), keys);
        List<AggregateCall> finals = new ArrayList<>();
        for (AggregateCall call : aggregate.calls()) {
            finals.add(new AggregateCall(
                    call.function(),
                    List.of(keys.size() + finals.size()),
                    false,
                    OptionalInt.empty(),
                    List.of(),
                    call.intermediateType(),
                    call.type()));
        }
        AggregateNode last =
                new AggregateNode(aggregate.id(), together.node(), Step.FINAL, keys, finals, aggregate.callNames());
        return new Placed(last, together.spread());
    }
}
