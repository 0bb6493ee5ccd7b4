package io.mesquite.engine.testing;

import io.mesquite.engine.memory.QueryMemory;
import io.mesquite.engine.memory.WorkerMemory;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A lane of no task: memory with a limit, a cancel switch, and threads of its own for parallel work. */
public final class TestLane implements LaneContext {
    private final QueryMemory memory;
    private final int parallelism;
    private volatile boolean cancelled;

    public TestLane() {
        this(1 << 30, 2);
    }

    public TestLane(long memoryLimit, int parallelism) {
        this(memoryLimit, parallelism, false);
    }

    /** @param spilling whether operators spill what is more than a few batches */
    public TestLane(long memoryLimit, int parallelism, boolean spilling) {
        this.memory = new WorkerMemory(memoryLimit, spilling ? TestSpillSpace.tight() : TestSpillSpace.get(false))
                .newQuery(memoryLimit);
        this.parallelism = parallelism;
    }

    public void cancel() {
        cancelled = true;
    }

    @Override
    public QueryMemory memory() {
        return memory;
    }

    @Override
    public void checkCancelled() {
        if (cancelled) {
            throw new MesquiteException(ErrorCode.QUERY_CANCELLED, "The query was cancelled by the test.");
        }
    }

    @Override
    public int parallelism() {
        return parallelism;
    }

    @Override
    public void runParallel(List<Runnable> work) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (Runnable one : work) {
            Thread thread = new Thread(one, "test-lane");
            thread.setUncaughtExceptionHandler((t, thrown) -> failure.compareAndSet(null, thrown));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
        if (failure.get() instanceof RuntimeException exception) {
            throw exception;
        } else if (failure.get() instanceof Error error) {
            throw error;
        }
    }
}
