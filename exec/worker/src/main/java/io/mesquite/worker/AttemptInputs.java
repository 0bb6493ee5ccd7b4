package io.mesquite.worker;

import io.mesquite.engine.exchange.ExchangeSource;
import io.mesquite.engine.exchange.FrameStream;
import io.mesquite.engine.exchange.MergingExchangeSource;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.remote.TaskAssignment;
import io.mesquite.engine.remote.TaskLocation;
import io.mesquite.engine.scan.Splits;
import io.mesquite.engine.task.TaskEnvironment;
import io.mesquite.engine.task.TaskInputs;
import io.mesquite.plan.node.RemoteSourceNode;
import io.mesquite.plan.node.ScanNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Where a task gets its rows: splits from the coordinator, frames from tasks wherever they are. */
record AttemptInputs(
        TaskAssignment assignment,
        Function<TaskLocation, FrameStream> streams,
        IntFunction<RemoteSplits.Request> splitsOfNode,
        TaskEnvironment environment)
        implements TaskInputs {
    @Override
    public Splits splits(ScanNode node) {
        return new RemoteSplits(
                splitsOfNode.apply(node.id()), environment.threads().parallelism());
    }

    @Override
    public MorselSource remoteSource(RemoteSourceNode node) {
        List<FrameStream> opened =
                assignment.senders().get(node.fragment()).stream().map(streams).toList();
        return node.mergeKeys().isEmpty()
                ? new ExchangeSource(opened, environment.cancel())
                : new MergingExchangeSource(node.types(), node.mergeKeys(), opened, environment.cancel());
    }
}
