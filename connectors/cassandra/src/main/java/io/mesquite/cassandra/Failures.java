package io.mesquite.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import com.datastax.oss.driver.api.core.servererrors.ReadFailureException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Turns what the driver throws into errors with a code, the cause in one line, and what to do. */
final class Failures {
    private Failures() {}

    /** @param what is read, for the message */
    static <T> T translating(Callable<T> call, String what) {
        try {
            return call.call();
        } catch (MesquiteException e) {
            throw e;
        } catch (Exception e) {
            throw of(e, what);
        }
    }

    static MesquiteException connection(String catalog, List<InetSocketAddress> points, Throwable failure) {
        Throwable cause = deepest(failure);
        if (authentication(failure) != null) {
            return new MesquiteException(
                    ErrorCode.PERMISSION_DENIED,
                    catalog + ": the cluster refused the login ("
                            + authentication(failure).getMessage() + "); check username and password-file",
                    failure);
        }
        String asked = points.stream()
                .map(point -> point.getHostString() + ":" + point.getPort())
                .collect(Collectors.joining(", "));
        return new MesquiteException(
                ErrorCode.CONNECTION_FAILED,
                catalog + ": no node of contact-points (" + asked + ") can be reached: " + text(cause)
                        + "; check the addresses, the port, the firewall and whether the cluster wants TLS",
                failure);
    }

    static MesquiteException of(Throwable failure, String what) {
        Throwable cause = failure;
        while (cause instanceof CompletionException || cause instanceof ExecutionException) {
            cause = cause.getCause();
        }
        if (cause instanceof MesquiteException known) {
            return known;
        }
        if (cause instanceof AllNodesFailedException all && !all.getAllErrors().isEmpty()) {
            cause = all.getAllErrors().values().iterator().next().get(0);
        }
        if (cause instanceof UnauthorizedException) {
            return error(ErrorCode.PERMISSION_DENIED, what, cause, "grant the catalog's user SELECT on it");
        } else if (cause instanceof UnavailableException) {
            return error(
                    ErrorCode.DATA_UNREADABLE,
                    what,
                    cause,
                    "too few replicas are up for consistency-level; start them, or lower the level");
        } else if (cause instanceof ReadTimeoutException || cause instanceof DriverTimeoutException) {
            return error(
                    ErrorCode.DATA_UNREADABLE,
                    what,
                    cause,
                    "the nodes are too slow; lower page-size or max-concurrent-reads, or raise request-timeout");
        } else if (cause instanceof ReadFailureException) {
            return error(
                    ErrorCode.DATA_UNREADABLE,
                    what,
                    cause,
                    "the log of the node says why (too many tombstones, often)");
        } else if (cause instanceof QueryExecutionException) {
            return error(ErrorCode.DATA_UNREADABLE, what, cause, "the log of the node says why");
        }
        return error(ErrorCode.CONNECTION_FAILED, what, cause, "check that the cluster is up");
    }

    /** Whether the same read may succeed a little later: nodes that are busy, dead or on their way back. */
    static boolean mayPass(Throwable failure) {
        return failure instanceof ReadTimeoutException
                || failure instanceof DriverTimeoutException
                || failure instanceof UnavailableException
                || failure instanceof OverloadedException
                || failure instanceof BootstrappingException
                || failure instanceof ClosedConnectionException
                || failure instanceof AllNodesFailedException all
                        && all.getAllErrors().values().stream()
                                .flatMap(List::stream)
                                .allMatch(cause -> cause instanceof DriverException && mayPass(cause));
    }

    static MesquiteException columnGone(String column) {
        return new MesquiteException(
                ErrorCode.DATA_CHANGED,
                "the column " + column + " was dropped while a query was about to read it; run it again");
    }

    private static MesquiteException error(ErrorCode code, String what, Throwable cause, String next) {
        return new MesquiteException(
                code, "Cassandra could not read " + what + ": " + text(cause) + "; " + next, cause);
    }

    private static AuthenticationException authentication(Throwable failure) {
        if (failure instanceof AuthenticationException found) {
            return found;
        }
        if (failure instanceof AllNodesFailedException all) {
            return all.getAllErrors().values().stream()
                    .flatMap(List::stream)
                    .filter(AuthenticationException.class::isInstance)
                    .map(AuthenticationException.class::cast)
                    .findFirst()
                    .orElse(null);
        }
        return null;
    }

    /** For a failure of several nodes the first one's; below that the cause that has no other cause. */
    private static Throwable deepest(Throwable failure) {
        Throwable deepest = failure;
        if (failure instanceof AllNodesFailedException all
                && !all.getAllErrors().isEmpty()) {
            deepest = all.getAllErrors().values().iterator().next().get(0);
        }
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        return deepest;
    }

    private static String text(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
