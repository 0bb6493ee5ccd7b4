package io.mesquite.plan.node;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups rows by the values of channels (nulls are equal) and aggregates each group; gives out the group keys, then one
 * column a call. Without group keys there is one group, even of no rows, in every step.
 */
public record AggregateNode(
        int id, PlanNode source, Step step, List<Integer> groupKeys, List<AggregateCall> calls, List<String> callNames)
        implements PlanNode {
    /** Whether rows go to results at once, or each task makes partial results that are brought together by key and finished. */
    public enum Step {
        SINGLE,
        PARTIAL,
        FINAL
    }

    public AggregateNode {
        groupKeys = List.copyOf(groupKeys);
        calls = List.copyOf(calls);
        callNames = List.copyOf(callNames);
    }

    private List<Field> fieldsOf() {
        List<Field> fields = new ArrayList<>();
        List<Field> sourceFields = source.fields();
        groupKeys.forEach(key -> fields.add(sourceFields.get(key)));
        for (int i = 0; i < calls.size(); i++) {
            AggregateCall call = calls.get(i);
            fields.add(new Field(callNames.get(i), step == Step.PARTIAL ? call.intermediateType() : call.type()));
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
    public AggregateNode withSources(List<PlanNode> sources) {
        return new AggregateNode(id, sources.get(0), step, groupKeys, calls, callNames);
    }
}
