package io.mesquite.plan.node;

import io.mesquite.spi.type.SimpleType;
import java.util.ArrayList;
import java.util.List;

/**
 * For each row of the source one row an element of its arrays (an entry of its maps), side by side, the shorter ones filled
 * with nulls; a row type gives one column a field, a map a key and a value column.
 *
 * @param channels arrays and maps of the source
 * @param elements the columns that the elements become
 * @param ordinality whether a last column counts the elements from 1 (BIGINT)
 * @param outer whether a row without elements is kept, with nulls
 */
public record UnnestNode(
        int id, PlanNode source, List<Integer> channels, List<Field> elements, boolean ordinality, boolean outer)
        implements PlanNode {
    public UnnestNode {
        channels = List.copyOf(channels);
        elements = List.copyOf(elements);
    }

    private List<Field> fieldsOf() {
        List<Field> fields = new ArrayList<>(source.fields());
        fields.addAll(elements);
        if (ordinality) {
            fields.add(new Field("ordinality", SimpleType.BIGINT));
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
    public UnnestNode withSources(List<PlanNode> sources) {
        return new UnnestNode(id, sources.get(0), channels, elements, ordinality, outer);
    }
}
