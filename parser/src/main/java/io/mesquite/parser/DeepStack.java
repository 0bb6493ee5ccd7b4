package io.mesquite.parser;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.function.Supplier;

/**
 * Runs work whose depth follows the nesting of a statement. The parser, the validator and the optimizer call themselves
 * for each level, so a thread of ordinary size is too small for what a program may generate.
 */
public final class DeepStack {
    /** Address space, of which only what is used becomes memory. */
    private static final long STACK_BYTES = 512L << 20;

    private DeepStack() {}

    /**
     * The work's result, or what it throws. The caller waits; a call from within such work runs at once. Interrupting the
     * caller interrupts the work.
     *
     * @throws MesquiteException STATEMENT_TOO_COMPLEX where even the large stack is too small
     */
    public static <T> T call(Supplier<T> work) {
        if (Thread.currentThread() instanceof DeepThread<?>) {
            return work.get();
        }
        DeepThread<T> thread = new DeepThread<>(work);
        thread.setContextClassLoader(DeepStack.class.getClassLoader());
        thread.start();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                thread.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return thread.result();
    }

    private static final class DeepThread<T> extends Thread {
        private final Supplier<T> work;
        private T value;
        private Throwable failure;

        DeepThread(Supplier<T> work) {
            super(null, null, "mesquite-planner", STACK_BYTES);
            this.work = work;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                value = work.get();
            } catch (Throwable e) {
                failure = e;
            }
        }

        T result() {
            if (failure instanceof StackOverflowError) {
                throw new MesquiteException(
                        ErrorCode.STATEMENT_TOO_COMPLEX,
                        "the statement is nested too deep; split it, or use IN instead of a long chain of OR");
            } else if (failure instanceof RuntimeException e) {
                throw e;
            } else if (failure instanceof Error e) {
                throw e;
            }
            return value;
        }
    }
}
