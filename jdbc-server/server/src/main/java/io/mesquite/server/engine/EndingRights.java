package io.mesquite.server.engine;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.Set;

/**
 * Who may end whose queries: users their own, administrators all. Where nobody has to log in, a name says nothing, and anybody
 * may end what anybody started.
 *
 * @param loginsAreAsked whether names are proven
 */
public record EndingRights(boolean loginsAreAsked, Set<String> administrators) {
    /**
     * Lets a user end a query, or not.
     *
     * @throws MesquiteException PERMISSION_DENIED
     */
    void check(String user, QueryInfo query) {
        if (loginsAreAsked && !administrators.contains(user) && !query.user().equals(user)) {
            throw new MesquiteException(
                    ErrorCode.PERMISSION_DENIED,
                    "Query '" + query.id() + "' is of user '" + query.user() + "', and user '" + user
                            + "' may end own queries only; those named by security.administrators may end all");
        }
    }
}
