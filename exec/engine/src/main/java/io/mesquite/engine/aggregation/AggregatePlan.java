package io.mesquite.engine.aggregation;

import io.mesquite.engine.aggregate.Accumulator;
import io.mesquite.engine.aggregate.AccumulatorFactory;
import io.mesquite.engine.aggregate.AggregateFunctions;
import io.mesquite.engine.aggregate.DistinctAccumulator;
import io.mesquite.engine.aggregate.OrderedAccumulator;
import io.mesquite.engine.hashtable.GroupTables;
import io.mesquite.plan.node.AggregateCall;
import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What is computed, as all lanes need it. */
final class AggregatePlan {
    private final AggregateNode node;
    private final List<Type> sourceTypes;
    private final GroupTables tables;
    private final int[] keys;

    AggregatePlan(AggregateNode node) {
        this.node = node;
        sourceTypes = node.source().types();
        keys = node.groupKeys().stream().mapToInt(Integer::intValue).toArray();
        tables = new GroupTables(node.groupKeys().stream().map(sourceTypes::get).toList());
    }

    int[] keys() {
        return keys;
    }

    List<AggregateCall> calls() {
        return node.calls();
    }

    /** The columns of the keys in rows of keys and states. */
    List<Integer> stateKeys() {
        return IntStream.range(0, keys.length).boxed().toList();
    }

    GroupTables tables() {
        return tables;
    }

    /** Whether the input of calls are states of a partial step. */
    boolean takesStates() {
        return node.step() == AggregateNode.Step.FINAL;
    }

    /** Whether states are given out for a final step. */
    boolean givesStates() {
        return node.step() == AggregateNode.Step.PARTIAL;
    }

    Accumulator[] newAccumulators() {
        return node.calls().stream().map(this::newAccumulator).toArray(Accumulator[]::new);
    }

    private Accumulator newAccumulator(AggregateCall call) {
        List<Type> arguments = takesStates()
                ? List.of()
                : call.arguments().stream().map(sourceTypes::get).toList();
        AccumulatorFactory factory = AggregateFunctions.find(call.function());
        Supplier<Accumulator> plain = () -> factory.newAccumulator(arguments, call.intermediateType(), call.type());
        if (call.orderBy().isEmpty()) {
            return call.distinct() ? new DistinctAccumulator(arguments, plain) : plain.get();
        }
        List<Type> keys = call.orderBy().stream()
                .map(key -> sourceTypes.get(key.channel()))
                .toList();
        Supplier<Accumulator> ordered = () -> new OrderedAccumulator(arguments, keys, call.orderBy(), plain);
        if (!call.distinct()) {
            return ordered.get();
        }
        List<Type> both = new ArrayList<>(arguments);
        both.addAll(keys);
        return new DistinctAccumulator(both, ordered);
    }

    /** The channels that a call's accumulator takes: its arguments, then what orders them. */
    static int[] channels(AggregateCall call) {
        return IntStream.concat(
                        call.arguments().stream().mapToInt(Integer::intValue),
                        call.orderBy().stream().mapToInt(SortKey::channel))
                .toArray();
    }
}
