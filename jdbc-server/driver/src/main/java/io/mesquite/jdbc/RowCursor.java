package io.mesquite.jdbc;

import io.mesquite.jdbc.frame.Frame;
import java.sql.SQLException;

/** Gives the frames of a result one after the other. Used by one thread at a time. */
interface RowCursor {
    /** A cursor of the rows that are there already. */
    static RowCursor of(Frame frame) {
        return new RowCursor() {
            private Frame rest = frame;

            @Override
            public Frame next() {
                Frame next = rest;
                rest = null;
                return next;
            }

            @Override
            public void close() {
                rest = null;
            }
        };
    }

    /** The next frame, which may be empty, or null after the last. */
    Frame next() throws SQLException;

    /** Frees what is held here for a result that the server has freed already. */
    default void abandon() {}

    /** Frees what the server holds for the result. May be called twice. */
    void close() throws SQLException;
}
