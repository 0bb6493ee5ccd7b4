package io.mesquite.mesos.scheduler;

/** What {@code wait} says of a process that has ended, for people. */
final class ExitStatus {
    private ExitStatus() {}

    static String describe(int status) {
        int signal = status & 0x7f;
        return signal != 0 ? "ended with signal " + signal : "ended with exit status " + (status >> 8 & 0xff);
    }
}
