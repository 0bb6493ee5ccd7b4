package io.mesquite.mesos.scheduler;

/**
 * What is said of a process that has ended, for people: as {@code wait} gives it, or, as some containerizers do, as a shell does, where 127 is
 * an exit status and 137 is signal 9. No signal has a number above 64, which tells most of them apart.
 */
final class ExitStatus {
    private static final int LAST_SIGNAL = 64;

    private ExitStatus() {}

    static String describe(int status) {
        int signal = status & 0x7f;
        if (signal > 0 && signal <= LAST_SIGNAL) {
            return "ended with signal " + signal;
        }
        boolean isPlain = signal != 0 && status >> 8 == 0;
        return "ended with exit status " + (isPlain ? status : status >> 8 & 0xff);
    }
}
