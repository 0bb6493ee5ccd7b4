package io.mesquite.mesos.scheduler;

import java.util.Locale;

/**
 * Why an agent's offer is of no use to a request.
 *
 * @param text for people, after a count: {@code 2 constraint rack:r1}
 * @param lasting whether it will be so for as long as the agent is configured as it is
 * @param refuseMillis for which the agent need not be offered again
 */
record Rejection(String text, boolean lasting, long refuseMillis) {
    private static final long LASTING = 3_600_000;
    private static final long PASSING = 5_000;

    static Rejection constraint(AgentConstraint constraint) {
        return new Rejection("constraint " + constraint, true, LASTING);
    }

    static Rejection avoided(long forMillis) {
        return new Rejection(
                "avoided for " + Math.max(1, forMillis / 1000) + " s after failures", false, Math.max(1000, forMillis));
    }

    static Rejection maintenance() {
        return new Rejection("in maintenance soon", false, 60_000);
    }

    static Rejection cpus(double there, double wanted) {
        return new Rejection("CPU short (" + amount(there) + " of " + amount(wanted) + ")", false, PASSING);
    }

    static Rejection memory(double there, double wanted) {
        return new Rejection("memory short (" + amount(there) + " of " + amount(wanted) + " MB)", false, PASSING);
    }

    static Rejection maxCpus(double held, double most) {
        return new Rejection("mesos.max-cpus " + amount(most) + " reached (" + amount(held) + " held)", false, PASSING);
    }

    /** Nobody waits, or it was held long enough. */
    static Rejection notNeeded() {
        return new Rejection("not needed", false, PASSING);
    }

    private static String amount(double number) {
        return number == Math.rint(number)
                ? Long.toString((long) number)
                : String.format(Locale.ROOT, "%.2f", number).replaceAll("0$", "");
    }
}
