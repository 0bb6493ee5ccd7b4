package io.mesquite.engine.remote;

/** How much of what a lost task sent has been taken by its readers. */
public enum SenderState {
    /** Nothing, and nothing more of it will be: another run of the task may take its place. */
    UNTOUCHED,
    /** A part, so that another run would give rows twice. */
    TAKEN,
    /** All there was, or no more of it is wanted: the task is not needed any more. */
    COMPLETE;

    /** What all of several readers say together. */
    public SenderState and(SenderState other) {
        return this == other ? this : TAKEN;
    }
}
