package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.function.Operators;
import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.ExpandNode;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.FirstNonEmptyNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.planner.logical.TypeMapping;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Several grouping sets over one input: every row is expanded to one row a set, with the number of the set as a further key and
 * nulls for the keys that the set does not have.
 *
 * <pre>
 *   columns ..., keys of the set or null ..., number of the set
 * </pre>
 */
final class GroupingSets {
    private final List<Integer> keys;
    private final List<ImmutableBitSet> sets;
    private int sourceCount;

    GroupingSets(Aggregate rel) {
        this.keys = rel.getGroupSet().asList();
        this.sets = rel.getGroupSets();
    }

    int count() {
        return sets.size();
    }

    /** @param keyChannels where the source has the keys */
    PlanNode expand(PlanNode source, List<Integer> keyChannels, PlanConverter plans) {
        List<Field> fields = source.fields();
        sourceCount = fields.size();
        List<String> names = new ArrayList<>();
        fields.forEach(field -> names.add(field.name()));
        keyChannels.forEach(channel -> names.add(fields.get(channel).name()));
        names.add("grouping_set");
        List<List<Expression>> projections = new ArrayList<>();
        for (int set = 0; set < sets.size(); set++) {
            List<Expression> projection = new ArrayList<>();
            for (int i = 0; i < sourceCount; i++) {
                projection.add(new InputReference(i, fields.get(i).type()));
            }
            for (int i = 0; i < keys.size(); i++) {
                int channel = keyChannels.get(i);
                Type type = fields.get(channel).type();
                projection.add(
                        sets.get(set).get(keys.get(i)) ? new InputReference(channel, type) : new Constant(null, type));
            }
            projection.add(number(set));
            projections.add(projection);
        }
        ExpandNode expand = new ExpandNode(plans.context().nextId(), source, projections, names);
        plans.context().rows(source).ifPresent(rows -> plans.context().expectRows(expand, rows * sets.size()));
        return expand;
    }

    /**
     * The groups; of no rows the totals of the empty sets, which there must be even then:
     *
     * <pre>
     *   FirstNonEmpty
     *     Aggregate by keys, set
     *     Expand   one row an empty set: nulls for keys, number of the set, totals
     *       Aggregate
     *         Values of no rows
     * </pre>
     *
     * @param wanted the calls in one step, over the columns of {@code source}
     */
    PlanNode withTotals(AggregateNode groups, AggregateNode wanted, PlanConverter plans) {
        if (sets.stream().noneMatch(ImmutableBitSet::isEmpty)) {
            return groups;
        }
        PlanNode totals = totals(wanted, plans);
        List<Type> types = groups.types();
        List<List<Expression>> projections = new ArrayList<>();
        for (int set = 0; set < sets.size(); set++) {
            if (sets.get(set).isEmpty()) {
                List<Expression> projection = new ArrayList<>();
                for (int key = 0; key < keys.size(); key++) {
                    projection.add(new Constant(null, types.get(key)));
                }
                projection.add(number(set));
                for (int call = 0; call < groups.calls().size(); call++) {
                    projection.add(new InputReference(call, totals.types().get(call)));
                }
                projections.add(projection);
            }
        }
        List<String> names = groups.fields().stream().map(Field::name).toList();
        ExpandNode rows = new ExpandNode(plans.context().nextId(), totals, projections, names);
        plans.context().expectRows(rows, projections.size());
        FirstNonEmptyNode node = new FirstNonEmptyNode(plans.context().nextId(), groups, rows);
        plans.context().rows(groups).ifPresent(expected -> plans.context().expectRows(node, expected));
        return node;
    }

    /** One row of what the calls give for no rows. */
    private static PlanNode totals(AggregateNode wanted, PlanConverter plans) {
        if (wanted.calls().isEmpty()) {
            return new ValuesNode(plans.context().nextId(), List.of(), List.of(List.of()));
        }
        ValuesNode noRows =
                new ValuesNode(plans.context().nextId(), wanted.source().fields(), List.of());
        return new AggregateNode(
                plans.context().nextId(),
                noRows,
                AggregateNode.Step.SINGLE,
                List.of(),
                wanted.calls(),
                wanted.callNames());
    }

    /** The channel of a key, counted among the keys, after the expansion. */
    int keyChannel(int index) {
        return sourceCount + index;
    }

    /** The channel of the set's number after the expansion. */
    int setChannel() {
        return sourceCount + keys.size();
    }

    /**
     * The value of GROUPING(x, ...), which has a bit 1 for each key that a set does not have, or of GROUP_ID(), which counts equal sets.
     *
     * @param setChannel where the set's number is among the groups' columns; -1 where there is only one set
     */
    static Expression grouping(AggregateCall call, Aggregate rel, int setChannel) {
        Type type = TypeMapping.fromCalcite(call.getType());
        List<Expression> arguments = new ArrayList<>();
        List<ImmutableBitSet> sets = rel.getGroupSets();
        for (int set = 0; set < sets.size(); set++) {
            Constant value = new Constant(value(call, sets, set), type);
            if (set < sets.size() - 1) {
                Expression current = new InputReference(setChannel, SimpleType.BIGINT);
                arguments.add(new Call(Operators.EQUAL, List.of(current, number(set)), SimpleType.BOOLEAN));
            }
            arguments.add(value);
        }
        return sets.size() == 1 ? arguments.get(0) : new SpecialForm(SpecialForm.Form.CASE, arguments, type);
    }

    private static long value(AggregateCall call, List<ImmutableBitSet> sets, int set) {
        if (call.getAggregation().getKind() == SqlKind.GROUP_ID) {
            return sets.subList(0, set).stream().filter(sets.get(set)::equals).count();
        }
        long bits = 0;
        for (int key : call.getArgList()) {
            bits = bits << 1 | (sets.get(set).get(key) ? 0 : 1);
        }
        return bits;
    }

    private static Constant number(int set) {
        return new Constant((long) set, SimpleType.BIGINT);
    }
}
