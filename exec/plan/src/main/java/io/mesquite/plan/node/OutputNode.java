package io.mesquite.plan.node;

import java.util.List;
import java.util.stream.IntStream;

/** What the client gets: the root of every plan. Channels may repeat; names may repeat too. */
public record OutputNode(int id, PlanNode source, List<Integer> channels, List<String> names) implements PlanNode {
    public OutputNode {
        channels = List.copyOf(channels);
        names = List.copyOf(names);
    }

    @Override
    public List<PlanNode> sources() {
        return List.of(source);
    }

    @Override
    public List<Field> fields() {
        List<Field> fields = source.fields();
        return IntStream.range(0, names.size())
                .mapToObj(
                        i -> new Field(names.get(i), fields.get(channels.get(i)).type()))
                .toList();
    }

    @Override
    public OutputNode withSources(List<PlanNode> sources) {
        return new OutputNode(id, sources.get(0), channels, names);
    }
}
