package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.UnnestNode;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.core.Uncollect;

/** {@code UNNEST(...)} that stands by itself: only the elements are given out. */
final class UncollectConverter {
    private UncollectConverter() {}

    static PlanNode convert(Uncollect rel, PlanConverter plans) {
        PlanNode source = plans.convert(rel.getInput());
        int sourceCount = source.fields().size();
        List<Integer> channels = IntStream.range(0, sourceCount).boxed().toList();
        UnnestNode unnest = unnest(rel, source, channels, false, plans);
        List<Type> types = unnest.types();
        List<Expression> elements = IntStream.range(sourceCount, types.size())
                .<Expression>mapToObj(i -> new InputReference(i, types.get(i)))
                .toList();
        return plans.project(unnest, elements);
    }

    static UnnestNode unnest(
            Uncollect rel, PlanNode source, List<Integer> channels, boolean outer, PlanConverter plans) {
        List<Type> types = source.types();
        List<Field> elements = new ArrayList<>();
        List<String> names = rel.getRowType().getFieldNames();
        for (int channel : channels) {
            for (Type type : elementTypes(types.get(channel))) {
                elements.add(new Field(names.get(elements.size()), type));
            }
        }
        return new UnnestNode(plans.context().nextId(), source, channels, elements, rel.withOrdinality, outer);
    }

    private static List<Type> elementTypes(Type collection) {
        if (collection instanceof MapType map) {
            return List.of(map.key(), map.value());
        }
        Type element = ((ArrayType) collection).element();
        return element instanceof RowType row
                ? row.fields().stream().map(RowType.Field::type).toList()
                : List.of(element);
    }
}
