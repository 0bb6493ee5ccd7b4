package io.mesquite.worker;

import io.mesquite.engine.remote.RemoteFrameStream;
import io.mesquite.engine.remote.SenderState;
import io.mesquite.engine.remote.TaskLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the tasks of an attempt here read from tasks of other workers, by sender, so that a sender that is lost can be replaced. A task may
 * begin to read after its sender was lost; then it waits for the replacement. Thread-safe.
 */
final class AttemptStreams {
    private final Map<String, Sender> senders = new HashMap<>();

    private static final class Sender {
        private final List<RemoteFrameStream> streams = new ArrayList<>();
        private boolean held;
        private TaskLocation replacedBy;
    }

    synchronized RemoteFrameStream open(TaskLocation location, Function<TaskLocation, RemoteFrameStream> opener) {
        Sender sender = sender(location.taskId());
        RemoteFrameStream stream = opener.apply(location);
        if (sender.held) {
            stream.hold();
        }
        if (sender.replacedBy != null) {
            stream.replaceSender(sender.replacedBy);
        }
        sender.streams.add(stream);
        return stream;
    }

    /** Nothing more is taken of these tasks where nothing was; says how much was. */
    synchronized Map<String, SenderState> hold(List<String> lost) {
        Map<String, SenderState> states = new HashMap<>();
        for (String id : lost) {
            Sender sender = sender(id);
            sender.held = true;
            states.put(
                    id,
                    sender.streams.stream()
                            .map(RemoteFrameStream::hold)
                            .reduce(SenderState::and)
                            .orElse(SenderState.UNTOUCHED));
        }
        return states;
    }

    synchronized void replace(String lost, TaskLocation by) {
        Sender sender = sender(lost);
        sender.replacedBy = by;
        // it may have taken another one's place
        senders.values().stream()
                .filter(former ->
                        former.replacedBy != null && former.replacedBy.taskId().equals(lost))
                .forEach(former -> former.replacedBy = by);
        sender.streams.forEach(stream -> stream.replaceSender(by));
        // it may be lost in its turn
        sender(by.taskId()).streams.addAll(sender.streams);
    }

    private Sender sender(String taskId) {
        return senders.computeIfAbsent(taskId, id -> new Sender());
    }
}
