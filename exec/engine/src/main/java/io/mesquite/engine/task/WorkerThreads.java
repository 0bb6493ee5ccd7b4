package io.mesquite.engine.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The threads of a worker that run lanes. A lane may wait for another task or for the client, so each has a thread, and threads are
 * kept for the next query: no number of waiting lanes can keep a running one from its turn, which the operating system
 * shares out fairly among queries.
 */
public final class WorkerThreads implements AutoCloseable {
    private static final long KEEP_SECONDS = 30;

    private final ThreadPoolExecutor executor;
    private final int parallelism;

    /** @param parallelism how many lanes a pipeline has */
    public WorkerThreads(int parallelism) {
        this.parallelism = parallelism;
        AtomicInteger number = new AtomicInteger();
        this.executor = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, KEEP_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "mesquite-lane-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** One lane for each core. */
    public static WorkerThreads ofCores() {
        return new WorkerThreads(Runtime.getRuntime().availableProcessors());
    }

    public int parallelism() {
        return parallelism;
    }

    /** Runs on a thread of its own. What it throws is lost, so it must not throw. */
    public void start(Runnable work) {
        executor.execute(work);
    }

    /** Threads that are running or kept. */
    public int threadCount() {
        return executor.getPoolSize();
    }

    /**
     * Runs everything, on at most {@code lanes} threads, the caller's included, and waits for all that was begun. After a
     * failure nothing more is begun, and the first failure is thrown.
     */
    public void runAll(List<? extends Runnable> work, int lanes) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable loop = () -> {
            int index = next.getAndIncrement();
            while (index < work.size() && failure.get() == null) {
                try {
                    work.get(index).run();
                } catch (Throwable thrown) {
                    failure.compareAndSet(null, thrown);
                }
                index = next.getAndIncrement();
            }
        };
        List<CountDownLatch> helpers = new ArrayList<>();
        for (int lane = 1; lane < Math.min(lanes, work.size()); lane++) {
            CountDownLatch done = new CountDownLatch(1);
            helpers.add(done);
            start(() -> {
                try {
                    loop.run();
                } finally {
                    done.countDown();
                }
            });
        }
        loop.run();
        helpers.forEach(WorkerThreads::await);
        if (failure.get() instanceof RuntimeException exception) {
            throw exception;
        } else if (failure.get() instanceof Error error) {
            throw error;
        }
    }

    /** Waits on, even when interrupted: lanes are ended by the query's cancel token, never by interrupts. */
    private static void await(CountDownLatch done) {
        boolean interrupted = false;
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
