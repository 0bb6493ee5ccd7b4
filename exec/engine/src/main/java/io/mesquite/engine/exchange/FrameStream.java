package io.mesquite.engine.exchange;

/** Frames from one sending task to one receiving task, in order. Thread-safe. */
public interface FrameStream {
    /** The next frame, or null where none is here now. */
    byte[] poll();

    /** Whether there are no frames and none will come. */
    boolean isFinished();

    /** Calls whenever {@link #poll} or {@link #isFinished} may answer differently. Set once, before the first poll. */
    void onChange(Runnable listener);

    /** No more frames are wanted; those that are here and still come are dropped. */
    void discard();
}
