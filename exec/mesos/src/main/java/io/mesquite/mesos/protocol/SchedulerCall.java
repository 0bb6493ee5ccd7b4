package io.mesquite.mesos.protocol;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a framework sends to the master. A 202 says only that the master has read it, not that it will do it. */
public sealed interface SchedulerCall {
    /** The type on the wire, which is also the name in logs. */
    String type();

    /** The member that carries the call's arguments; absent where there are none. */
    Json arguments(String frameworkId);

    /** The whole call. */
    default Json json(String frameworkId) {
        Json arguments = arguments(frameworkId);
        return Json.object(
                "type", type(), "framework_id", Json.id(frameworkId), type().toLowerCase(Locale.ROOT), arguments);
    }

    /**
     * Opens the stream of events; the one call that has a connection of its own.
     *
     * @param suppressed whether no offers are wanted for now
     */
    record Subscribe(FrameworkDescription framework, Optional<String> knownId, boolean suppressed)
            implements SchedulerCall {
        @Override
        public String type() {
            return "SUBSCRIBE";
        }

        @Override
        public Json arguments(String frameworkId) {
            return Json.object(
                    "framework_info",
                    framework.json(knownId),
                    "suppressed_roles",
                    suppressed ? List.of(framework.role()) : null);
        }

        /** Without a framework id at the top unless there is one below, too. */
        public Json json() {
            return json(knownId.orElse(null));
        }
    }

    /**
     * Launches tasks with the resources of offers of one agent. What is left of these goes back.
     *
     * @param refuse for which what is left is not to be offered again
     */
    record Accept(List<String> offerIds, List<TaskDescription> tasks, Duration refuse) implements SchedulerCall {
        @Override
        public String type() {
            return "ACCEPT";
        }

        @Override
        public Json arguments(String frameworkId) {
            Json launch = Json.object(
                    "task_infos",
                    tasks.stream().map(task -> task.json(frameworkId)).toList());
            return Json.object(
                    "offer_ids",
                    ids(offerIds),
                    "operations",
                    List.of(Json.object("type", "LAUNCH", "launch", launch)),
                    "filters",
                    filters(refuse));
        }
    }

    /** @param refuse for which the agent's resources are not to be offered again */
    record Decline(List<String> offerIds, Duration refuse) implements SchedulerCall {
        @Override
        public String type() {
            return "DECLINE";
        }

        @Override
        public Json arguments(String frameworkId) {
            return Json.object("offer_ids", ids(offerIds), "filters", filters(refuse));
        }
    }

    /** Agrees to give agents back for maintenance. */
    record AcceptInverseOffers(List<String> inverseOfferIds) implements SchedulerCall {
        @Override
        public String type() {
            return "ACCEPT_INVERSE_OFFERS";
        }

        @Override
        public Json arguments(String frameworkId) {
            return Json.object("inverse_offer_ids", ids(inverseOfferIds));
        }
    }

    /** Offers are wanted now: ends SUPPRESS and all filters. */
    record Revive() implements SchedulerCall {
        @Override
        public String type() {
            return "REVIVE";
        }

        @Override
        public Json arguments(String frameworkId) {
            return null;
        }
    }

    /** No offers are wanted. */
    record Suppress() implements SchedulerCall {
        @Override
        public String type() {
            return "SUPPRESS";
        }

        @Override
        public Json arguments(String frameworkId) {
            return null;
        }
    }

    /** Tells a task's executor to end it. */
    record Kill(String taskId, Optional<String> agentId) implements SchedulerCall {
        @Override
        public String type() {
            return "KILL";
        }

        @Override
        public Json arguments(String frameworkId) {
            return Json.object("task_id", Json.id(taskId), "agent_id", Json.id(agentId.orElse(null)));
        }
    }

    /** Ends an executor with all its tasks. */
    record Shutdown(String executorId, String agentId) implements SchedulerCall {
        @Override
        public String type() {
            return "SHUTDOWN";
        }

        @Override
        public Json arguments(String frameworkId) {
            return Json.object("executor_id", Json.id(executorId), "agent_id", Json.id(agentId));
        }
    }

    /** An update was acted upon; the agent may send the task's next. */
    record Acknowledge(String agentId, String taskId, String uuid) implements SchedulerCall {
        @Override
        public String type() {
            return "ACKNOWLEDGE";
        }

        @Override
        public Json arguments(String frameworkId) {
            return Json.object("agent_id", Json.id(agentId), "task_id", Json.id(taskId), "uuid", uuid);
        }
    }

    /** Asks for the states of tasks; of all that the master knows of when none is named. */
    record Reconcile(List<Task> tasks) implements SchedulerCall {
        /** A task and where it should be. */
        public record Task(String taskId, String agentId) {}

        @Override
        public String type() {
            return "RECONCILE";
        }

        @Override
        public Json arguments(String frameworkId) {
            return Json.object(
                    "tasks",
                    tasks.stream()
                            .map(task ->
                                    Json.object("task_id", Json.id(task.taskId()), "agent_id", Json.id(task.agentId())))
                            .toList());
        }
    }

    /** Ends the framework with all its tasks. */
    record Teardown() implements SchedulerCall {
        @Override
        public String type() {
            return "TEARDOWN";
        }

        @Override
        public Json arguments(String frameworkId) {
            return null;
        }
    }

    private static List<Json> ids(List<String> ids) {
        return ids.stream().map(Json::id).toList();
    }

    /** Never negative: masters that get such a time fall back to 5 seconds and write it to their log each time. */
    private static Json filters(Duration refuse) {
        return Json.object("refuse_seconds", Math.max(0, refuse.toMillis() / 1000.0));
    }
}
