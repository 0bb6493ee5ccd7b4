package io.mesquite.worker;

import java.util.List;

/** How the Java of a worker is started; the {@code mesquite} command starts the server's in the same way. */
public final class WorkerJava {
    /**
     * Kernels are loops that run best compiled by themselves. With HotSpot's own limits of inlining each is compiled again into every method
     * that calls it: in the first runs of queries the compiler then takes half of two cores, and twice the time that it takes with these.
     */
    public static final List<String> OPTIONS =
            List.of("-XX:+UseParallelGC", "-XX:-UsePerfData", "-XX:FreqInlineSize=100", "-XX:InlineSmallCode=1000");

    private WorkerJava() {}
}
