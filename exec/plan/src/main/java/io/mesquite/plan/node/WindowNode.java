package io.mesquite.plan.node;

import java.util.ArrayList;
import java.util.List;

/** All rows, with one more column a call. Rows come out partition by partition in order. */
public record WindowNode(
        int id,
        PlanNode source,
        List<Integer> partitionBy,
        List<SortKey> orderBy,
        List<WindowCall> calls,
        List<String> callNames)
        implements PlanNode {
    public WindowNode {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
        calls = List.copyOf(calls);
        callNames = List.copyOf(callNames);
    }

    private List<Field> fieldsOf() {
        List<Field> fields = new ArrayList<>(source.fields());
        for (int i = 0; i < calls.size(); i++) {
            fields.add(new Field(callNames.get(i), calls.get(i).type()));
        }
        return fields;
    }

    @Override
    public List<PlanNode> sources() {
        return List.of(source);
    }

    @Override
    public List<Field> fields() {
        return fieldsOf();
    }

    @Override
    public WindowNode withSources(List<PlanNode> sources) {
        return new WindowNode(id, sources.get(0), partitionBy, orderBy, calls, callNames);
    }
}
