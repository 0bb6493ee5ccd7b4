package io.mesquite.hadoop;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;

/** What a store's failure means to a user: one line with the cause and what to do. */
abstract class Failures {
    /** The failure that a user sees for one of the client. */
    final MesquiteException of(String location, IOException failure) {
        Optional<MesquiteException> wrapped = find(failure, MesquiteException.class);
        if (wrapped.isPresent()) {
            return wrapped.get();
        }
        if (failure instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
            return new MesquiteException(
                    ErrorCode.QUERY_CANCELLED, "cancelled while " + location + " was read", failure);
        }
        if (failure instanceof FileNotFoundException) {
            return changed(location, failure);
        }
        return explain(location, failure);
    }

    /** Whether a failure that was explained is one of who reads, and not of what is read. */
    abstract boolean areOfCredentials(MesquiteException failure);

    /** What is said to be checked where credentials are wrong; empty where that is a login. */
    Optional<String> credentials() {
        return Optional.empty();
    }

    /** The failure, which is not one of a missing file. */
    abstract MesquiteException explain(String location, IOException failure);

    static MesquiteException changed(String location, IOException failure) {
        return new MesquiteException(
                ErrorCode.DATA_CHANGED,
                location + " was changed or removed while a query read it; run the query again",
                failure);
    }

    static MesquiteException unreadable(String location, String reason, IOException failure) {
        return new MesquiteException(ErrorCode.DATA_UNREADABLE, location + " can't be read: " + reason, failure);
    }

    static MesquiteException unreachable(String location, String reason, IOException failure) {
        return new MesquiteException(ErrorCode.CONNECTION_FAILED, location + " can't be read: " + reason, failure);
    }

    /** The first of a failure and its causes that is of a class. */
    static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> kind) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (kind.isInstance(cause)) {
                return Optional.of(kind.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** The first line of a message, without the class names that Hadoop puts in front. */
    static String firstLine(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        int end = message.indexOf('\n');
        return (end < 0 ? message : message.substring(0, end)).replaceFirst("^([a-z]\\w*\\.)+[A-Z]\\w*: ", "");
    }
}
