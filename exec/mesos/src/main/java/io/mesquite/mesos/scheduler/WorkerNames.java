package io.mesquite.mesos.scheduler;

import java.util.random.RandomGenerator;

/** Ids of executors that no other run of the framework has used. */
final class WorkerNames {
    private final String run;
    private int number;

    WorkerNames(RandomGenerator random) {
        this.run = Long.toString(random.nextLong(1L << 40), 36);
    }

    String next() {
        return "worker-" + run + "-" + ++number;
    }
}
