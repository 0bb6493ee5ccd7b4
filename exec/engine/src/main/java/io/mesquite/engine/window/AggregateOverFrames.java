package io.mesquite.engine.window;

import io.mesquite.engine.aggregate.Accumulator;
import io.mesquite.engine.aggregate.AccumulatorFactory;
import io.mesquite.engine.aggregate.AggregateFunctions;
import io.mesquite.engine.aggregate.DistinctAccumulator;
import io.mesquite.engine.function.BuiltinFunctions;
import io.mesquite.engine.hashtable.GroupTable;
import io.mesquite.engine.hashtable.GroupTables;
import io.mesquite.plan.function.FunctionKind;
import io.mesquite.plan.function.FunctionSignature;
import io.mesquite.plan.node.WindowCall;
import io.mesquite.plan.node.WindowCall.Bound;
import io.mesquite.plan.node.WindowCall.Exclusion;
import io.mesquite.plan.node.WindowCall.Mode;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Aggregates over frames. None of the ways takes each frame's rows one by one:
 *
 * <ol>
 *   <li>a frame that is the whole partition: one group a partition;
 *   <li>counts, and sums and averages of exact numbers: differences of running sums ({@link RunningSums});
 *   <li>frames from the partition's start: each row's state from the one before ({@link RunningStates});
 *   <li>all others: each frame is put together from the states of few ranges ({@link StateTree}).
 * </ol>
 *
 * Rows that FILTER drops are taken out before, and so are, for DISTINCT in frames from the partition's start, all rows whose values
 * came before; other frames with DISTINCT use sets as states.
 */
final class AggregateOverFrames {
    private final WindowCall call;
    private final WindowRows rows;
    private final boolean fromStart;
    private final boolean whole;

    private AggregateOverFrames(WindowCall call, WindowRows rows) {
        this.call = call;
        this.rows = rows;
        WindowCall.Frame frame = call.frame();
        boolean allPeers = frame.end() == Bound.CURRENT_ROW
                && frame.mode() != Mode.ROWS
                && rows.orderBy().isEmpty();
        fromStart = frame.start() == Bound.UNBOUNDED_PRECEDING && frame.exclusion() == Exclusion.NO_OTHERS;
        whole = fromStart && (allPeers || frame.end() == Bound.UNBOUNDED_FOLLOWING);
    }

    static Vector compute(WindowCall call, WindowRows rows) {
        return new AggregateOverFrames(call, rows).compute();
    }

    private Vector compute() {
        Vector[] arguments = rows.columns(call.arguments());
        int[] partitions = WindowRows.numbers(rows.partitions());
        PresentRows present = presentRows(arguments, partitions);
        if (present != null) {
            arguments = gather(arguments, present);
            partitions = new IntVector(partitions.length, partitions, null)
                    .gather(present.rows(), present.count())
                    .values();
        }
        FrameAggregate aggregate = new FrameAggregate(accumulators(), arguments, partitions, call.type(), rows);
        if (whole) {
            return ofPartitions(aggregate);
        }
        Frames all = Frames.of(rows, call.frame());
        Frames frames = present == null ? all : all.among(present);
        boolean sets = call.distinct() && !fromStart;
        if (!sets && RunningSums.supports(call.function(), arguments)) {
            return RunningSums.compute(call.function(), aggregate, frames);
        }
        return fromStart
                ? RunningStates.compute(aggregate, frames.ranges().get(0))
                : StateTree.compute(aggregate, frames);
    }

    private Vector ofPartitions(FrameAggregate aggregate) {
        int count = rows.partitions().length - 1;
        Accumulator accumulator = aggregate.newAccumulator(count);
        if (aggregate.leaves() > 0) {
            accumulator.add(aggregate.partitions(), aggregate.arguments(), aggregate.leaves());
        }
        rows.reserveMore(accumulator.retainedBytes());
        Vector results = accumulator.result(WindowRows.upTo(count), count);
        rows.reserveLess(accumulator.retainedBytes());
        return results.gather(WindowRows.numbers(rows.partitions()), rows.size());
    }

    private Supplier<Accumulator> accumulators() {
        List<Type> types = rows.types(call.arguments());
        AccumulatorFactory factory = AggregateFunctions.find(call.function());
        Type intermediate = BuiltinFunctions.registry()
                .resolve(FunctionKind.AGGREGATE, call.function(), types)
                .flatMap(FunctionSignature::intermediateType)
                .orElse(call.type());
        Supplier<Accumulator> plain = () -> factory.newAccumulator(types, intermediate, call.type());
        return call.distinct() && !fromStart ? () -> new DistinctAccumulator(types, plain) : plain;
    }

    /** Null where all rows take part. */
    private PresentRows presentRows(Vector[] arguments, int[] partitions) {
        boolean firstOnly = call.distinct() && fromStart;
        if (call.filter().isEmpty() && !firstOnly) {
            return null;
        }
        PresentRows filtered = call.filter().isEmpty()
                ? null
                : new PresentRows(whereTrue(rows.column(call.filter().getAsInt())));
        return firstOnly ? new PresentRows(firstOccurrences(arguments, partitions, filtered)) : filtered;
    }

    private static boolean[] whereTrue(Vector filter) {
        BooleanVector flat = (BooleanVector) filter.flatten();
        boolean[] kept = new boolean[flat.size()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = flat.values()[i] && !flat.isNull(i);
        }
        return kept;
    }

    /** Of the rows that a filter keeps, those whose arguments are new in their partition. */
    private boolean[] firstOccurrences(Vector[] arguments, int[] partitions, PresentRows filtered) {
        List<Type> types = new ArrayList<>();
        types.add(SimpleType.INTEGER);
        types.addAll(rows.types(call.arguments()));
        Vector[] keys = new Vector[arguments.length + 1];
        keys[0] = new IntVector(partitions.length, partitions, null);
        System.arraycopy(arguments, 0, keys, 1, arguments.length);
        int[] kept = filtered == null ? WindowRows.upTo(partitions.length) : filtered.rows();
        if (filtered != null) {
            keys = gather(keys, filtered);
        }
        GroupTable seen = new GroupTables(types).newTable(0);
        int[] groups = new int[kept.length];
        if (kept.length > 0) {
            seen.findOrAdd(keys, kept.length, groups);
        }
        boolean[] first = new boolean[partitions.length];
        boolean[] known = new boolean[seen.groupCount()];
        for (int i = 0; i < kept.length; i++) {
            first[kept[i]] = !known[groups[i]];
            known[groups[i]] = true;
        }
        return first;
    }

    private static Vector[] gather(Vector[] columns, PresentRows present) {
        Vector[] gathered = new Vector[columns.length];
        for (int i = 0; i < gathered.length; i++) {
            gathered[i] = columns[i].gather(present.rows(), present.count());
        }
        return gathered;
    }
}
