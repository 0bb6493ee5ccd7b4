package io.mesquite.mesos.scheduler;

import io.mesquite.mesos.protocol.SchedulerCall;
import java.util.ArrayList;
import java.util.List;

/** Collects actions in the order in which they come. */
final class Outbox {
    private List<Action> actions = new ArrayList<>();

    void add(Action action) {
        actions.add(action);
    }

    void send(SchedulerCall call) {
        actions.add(new Action.Send(call));
    }

    List<Action> drain() {
        List<Action> drained = actions;
        actions = new ArrayList<>();
        return drained;
    }
}
