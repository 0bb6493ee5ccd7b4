package io.mesquite.engine.task;

import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Whether a query should stop, and why. The first reason stays. Thread-safe. */
public final class CancelToken {
    private final AtomicReference<MesquiteException> reason = new AtomicReference<>();
    private final List<Runnable> listeners = new ArrayList<>();

    /**
     * Makes everything of the query stop soon.
     *
     * @return whether this was the first reason
     */
    public boolean cancel(MesquiteException why) {
        List<Runnable> toCall;
        synchronized (listeners) {
            if (!reason.compareAndSet(null, why)) {
                return false;
            }
            toCall = List.copyOf(listeners);
            listeners.clear();
        }
        toCall.forEach(Runnable::run);
        return true;
    }

    public boolean isCancelled() {
        return reason.get() != null;
    }

    /** Why the query should stop, or null. */
    public MesquiteException reason() {
        return reason.get();
    }

    /** Throws the reason, where there is one. */
    public void check() {
        MesquiteException why = reason.get();
        if (why != null) {
            throw why;
        }
    }

    /** Calls once the query is cancelled, or now where it already is. To wake those who wait; must not wait itself. */
    public void onCancel(Runnable listener) {
        synchronized (listeners) {
            if (reason.get() == null) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }
}
