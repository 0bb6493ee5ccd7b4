package io.mesquite.planner.physical;

import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.AggregateNode.Step;
import io.mesquite.planner.convert.TwoSteps;
import io.mesquite.planner.physical.ExchangePlacer.Placed;
import java.util.List;
import java.util.Optional;
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
        if (aggregate.step() == Step.PARTIAL) {
            return new Placed(ExchangePlacer.over(aggregate, source), Spread.ANY);
        } else if (aggregate.step() == Step.FINAL
                || source.spread().bringsTogether(keys)
                || !new TwoSteps(context.plan()).arePossible(aggregate)) {
            Placed together = placer.together(source, keys);
            return new Placed(
                    ExchangePlacer.over(aggregate, together),
                    together.spread().map(channel -> Optional.of(keys.indexOf(channel))));
        }
        return twoSteps(aggregate, source);
    }

    private Placed twoSteps(AggregateNode aggregate, Placed source) {
        TwoSteps steps = new TwoSteps(context.plan());
        AggregateNode partial = steps.partial((AggregateNode) ExchangePlacer.over(aggregate, source));
        context.plan().rows(aggregate).ifPresent(rows -> context.plan().expectRows(partial, rows * context.workers()));
        List<Integer> keys =
                IntStream.range(0, aggregate.groupKeys().size()).boxed().toList();
        Placed together = placer.together(new Placed(partial, Spread.ANY), keys);
        return new Placed(steps.last(aggregate, together.node(), keys, keys.size()), together.spread());
    }
}
