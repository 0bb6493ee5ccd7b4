package io.mesquite.planner.physical;

import io.mesquite.plan.node.WindowCall;
import io.mesquite.plan.node.WindowNode;
import io.mesquite.planner.physical.ColumnPruner.Pruned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Windows with only the needed functions and columns; one of which no function is needed disappears. */
final class WindowPruner {
    private WindowPruner() {}

    static Pruned prune(WindowNode window, SortedSet<Integer> needed, ColumnPruner pruner) {
        int sourceCount = window.source().fields().size();
        SortedSet<Integer> keptCalls = needed.tailSet(sourceCount);
        if (keptCalls.isEmpty()) {
            return pruner.prune(window.source(), needed);
        }
        List<WindowCall> oldCalls = keptCalls.stream()
                .map(channel -> window.calls().get(channel - sourceCount))
                .toList();
        TreeSet<Integer> inputs = new TreeSet<>(needed.headSet(sourceCount));
        inputs.addAll(window.partitionBy());
        window.orderBy().forEach(key -> inputs.add(key.channel()));
        for (WindowCall call : oldCalls) {
            inputs.addAll(call.arguments());
            call.filter().ifPresent(inputs::add);
            call.frame().startOffset().ifPresent(inputs::add);
            call.frame().endOffset().ifPresent(inputs::add);
        }
        Pruned source = pruner.exact(window.source(), inputs);
        WindowNode pruned = new WindowNode(
                window.id(),
                source.node(),
                source.map(window.partitionBy()),
                source.mapKeys(window.orderBy()),
                oldCalls.stream().map(call -> map(call, source)).toList(),
                keptCalls.stream()
                        .map(channel -> window.callNames().get(channel - sourceCount))
                        .toList());
        Map<Integer, Integer> channels = new HashMap<>(source.channels());
        int next = source.node().fields().size();
        for (int channel : keptCalls) {
            channels.put(channel, next++);
        }
        return new Pruned(pruned, channels);
    }

    private static WindowCall map(WindowCall call, Pruned source) {
        WindowCall.Frame frame = call.frame();
        return new WindowCall(
                call.function(),
                source.map(call.arguments()),
                call.distinct(),
                call.ignoreNulls(),
                JoinPruner.map(call.filter(), source),
                new WindowCall.Frame(
                        frame.mode(),
                        frame.start(),
                        JoinPruner.map(frame.startOffset(), source),
                        frame.end(),
                        JoinPruner.map(frame.endOffset(), source),
                        frame.exclusion()),
                call.type());
    }
}
