package io.mesquite.engine.remote;

import io.mesquite.plan.wire.WireFormat;

/** The messages' formats and the paths they are sent to. */
public final class Protocol {
    public static final WireFormat<TaskStart> TASK_START = WireFormat.of(TaskStart.class);
    public static final WireFormat<TaskAssignment> TASK_ASSIGNMENT = WireFormat.of(TaskAssignment.class);
    public static final WireFormat<SplitRequest> SPLIT_REQUEST = WireFormat.of(SplitRequest.class);
    public static final WireFormat<SplitAnswer> SPLIT_ANSWER = WireFormat.of(SplitAnswer.class);
    public static final WireFormat<WorkerReport> WORKER_REPORT = WireFormat.of(WorkerReport.class);
    public static final WireFormat<ReportAnswer> REPORT_ANSWER = WireFormat.of(ReportAnswer.class);

    public static final WireFormat<HoldRequest> HOLD_REQUEST = WireFormat.of(HoldRequest.class);
    public static final WireFormat<HoldAnswer> HOLD_ANSWER = WireFormat.of(HoldAnswer.class);
    public static final WireFormat<Replacement> REPLACEMENT = WireFormat.of(Replacement.class);

    /** A {@link TaskStart}, answered with a {@link TaskAssignment} when all tasks of the attempt have come. */
    public static final String START = "/v1/start";
    /** A {@link SplitRequest}, answered with a {@link SplitAnswer}. */
    public static final String SPLITS = "/v1/splits";
    /** A {@link WorkerReport}, answered with a {@link ReportAnswer}. */
    public static final String REPORT = "/v1/report";
    /** Followed by attempt, task id, receiver and token: answered with frames, see {@link FrameServer}. */
    public static final String FRAMES = "/v1/frames/";
    /** Followed by attempt, task id and receiver: no more frames are wanted. */
    public static final String DISCARD = "/v1/discard/";
    /** Followed by the attempt: a {@link HoldRequest}, answered with a {@link HoldAnswer}. */
    public static final String HOLD = "/v1/hold/";
    /** Followed by the attempt: a {@link Replacement}. */
    public static final String REPLACE = "/v1/replace/";
    /** Followed by the attempt: it has ended. */
    public static final String OVER = "/v1/over/";

    private static final String BUILD = TASK_START.fingerprint()
            + TASK_ASSIGNMENT.fingerprint()
            + SPLIT_REQUEST.fingerprint()
            + SPLIT_ANSWER.fingerprint()
            + WORKER_REPORT.fingerprint()
            + REPORT_ANSWER.fingerprint()
            + HOLD_REQUEST.fingerprint()
            + HOLD_ANSWER.fingerprint()
            + REPLACEMENT.fingerprint();

    private Protocol() {}

    /** Names the build, as far as messages go: two builds with the same name understand each other. */
    public static String build() {
        return Integer.toHexString(BUILD.hashCode());
    }
}
