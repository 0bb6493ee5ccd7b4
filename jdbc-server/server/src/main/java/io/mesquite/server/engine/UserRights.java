package io.mesquite.server.engine;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.Set;

/**
 * Who may do what: users may end their own queries, administrators all, and change catalogs. Where nobody has to log in, a name
 * says nothing, and anybody may do anything.
 *
 * @param loginsAreAsked whether names are proven
 */
public record UserRights(boolean loginsAreAsked, Set<String> administrators) {
    /**
     * Lets a user end a query, or not.
     *
     * @throws MesquiteException PERMISSION_DENIED
     */
    void checkEnding(String user, QueryInfo query) {
        if (loginsAreAsked && !administrators.contains(user) && !query.user().equals(user)) {
            throw new MesquiteException(
                    ErrorCode.PERMISSION_DENIED,
                    "Query '" + query.id() + "' is of user '" + query.user() + "', and user '" + user
                            + "' may end own queries only; those named by security.administrators may end all");
        }
    }

    /**
     * Lets a user make and drop catalogs, or not.
     *
     * @throws MesquiteException PERMISSION_DENIED
     */
    void checkCatalogs(String user) {
        if (loginsAreAsked && !administrators.contains(user)) {
            throw new MesquiteException(
                    ErrorCode.PERMISSION_DENIED,
                    "User '" + user + "' may not make or drop catalogs; those named by security.administrators may");
        }
    }
}
