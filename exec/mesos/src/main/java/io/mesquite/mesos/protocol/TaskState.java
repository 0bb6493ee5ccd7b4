package io.mesquite.mesos.protocol;

/** The states of a Mesos task. */
public enum TaskState {
    /** Accepted by the master, not yet heard of by the executor. */
    STAGING(false),
    /** The executor prepares it. */
    STARTING(false),
    RUNNING(false),
    /** The executor was told to end it. */
    KILLING(false),
    FINISHED(true),
    FAILED(true),
    KILLED(true),
    /** The description of the task is wrong: it would be so everywhere. */
    ERROR(true),
    /** Never launched: its offer was gone, or its agent did not hear of it. */
    DROPPED(true),
    /** The agent is gone and the task with it; the state of frameworks that don't know the finer ones below. */
    LOST(true),
    /** The agent is cut off from the master. The task may still run, and come back. */
    UNREACHABLE(false),
    /** The agent says that it does not run it. */
    GONE(true),
    /** An operator says that the agent never comes back. */
    GONE_BY_OPERATOR(true),
    /** The master does not know it: so it is after a master lost its memory, until the agent has registered again. */
    UNKNOWN(false);

    private static final String PREFIX = "TASK_";

    private final boolean terminal;

    TaskState(boolean terminal) {
        this.terminal = terminal;
    }

    /** Whether nothing can follow. Even then LOST may be followed by RUNNING, when an agent comes back after all. */
    public boolean isTerminal() {
        return terminal;
    }

    /** Whether this is said only while the master knows the task's agent; the others are said of agents that are away, too. */
    public boolean isOfKnownAgent() {
        return switch (this) {
            case UNKNOWN, UNREACHABLE, LOST, GONE_BY_OPERATOR -> false;
            default -> true;
        };
    }

    /** The name on the wire. */
    public String wireName() {
        return PREFIX + name();
    }

    /** A state that a later Mesos may add reads as UNKNOWN. */
    static TaskState ofWireName(String wireName) {
        for (TaskState state : values()) {
            if (wireName.equals(state.wireName())) {
                return state;
            }
        }
        return UNKNOWN;
    }
}
