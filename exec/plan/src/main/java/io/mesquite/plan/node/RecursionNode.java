package io.mesquite.plan.node;

import java.util.ArrayList;
import java.util.List;

/**
 * WITH RECURSIVE: the rows of the seed, then those of the step over the rows that came last, until there are no new ones.
 *
 * <pre>
 *   Recursion
 *     seed        the first rows
 *     input 1     rows that every round reads and that no round changes
 *     step        a round; reads the rows of the round before it as number 0 and input 1 as number 1
 * </pre>
 *
 * @param inputs numbered from 1; computed once, and held in memory
 * @param step over {@link RecursionReadNode}s and literal rows alone, once inputs have been taken out of it
 * @param distinct whether a row that has come before is left out: UNION and not UNION ALL
 */
public record RecursionNode(int id, PlanNode seed, List<PlanNode> inputs, PlanNode step, boolean distinct)
        implements PlanNode {
    public RecursionNode {
        inputs = List.copyOf(inputs);
        if (!seed.types().equals(step.types())) {
            throw new IllegalArgumentException("a step of " + step.types() + " after " + seed.types());
        }
    }

    /** The seed, the inputs, the step. */
    @Override
    public List<PlanNode> sources() {
        List<PlanNode> sources = new ArrayList<>();
        sources.add(seed);
        sources.addAll(inputs);
        sources.add(step);
        return sources;
    }

    @Override
    public List<Field> fields() {
        return seed.fields();
    }

    @Override
    public RecursionNode withSources(List<PlanNode> sources) {
        int last = sources.size() - 1;
        return new RecursionNode(id, sources.get(0), sources.subList(1, last), sources.get(last), distinct);
    }
}
