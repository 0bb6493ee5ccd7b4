package io.mesquite.server.login;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * Decides who sends a request, by HTTP's BASIC scheme (RFC 7617). Without a file of users anybody may be anyone, but only from
 * the machine that the server runs on. Thread-safe.
 */
public final class Logins {
    private static final String BASIC = "Basic ";

    private final Optional<Passwords> passwords;

    private Logins(Optional<Passwords> passwords) {
        this.passwords = passwords;
    }

    /** @throws MesquiteException INVALID_CONFIGURATION where the file can't be read */
    public static Logins of(Optional<Path> usersFile) {
        return new Logins(usersFile.map(file -> new Passwords(new UsersFile(file))));
    }

    /** Whether a user and a password must be given. */
    public boolean areAsked() {
        return passwords.isPresent();
    }

    /**
     * The user who sends a request.
     *
     * @param authorization the request's header of that name; may be null
     * @return empty where no login is asked
     * @throws MesquiteException LOGIN_FAILED
     */
    public Optional<String> check(String authorization, InetAddress client) {
        if (passwords.isEmpty()) {
            if (client.isLoopbackAddress()) {
                return Optional.empty();
            }
            throw failed("This server has no users, and then answers clients on its own machine only, not at "
                    + client.getHostAddress() + "; name a file of users in mesquite.properties: security.users-file");
        }
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw failed("This server asks for a login: give a user and a password");
        }
        String login = decode(authorization.substring(BASIC.length()).strip());
        int colon = login.indexOf(':');
        String user = colon < 0 ? login : login.substring(0, colon);
        if (!passwords.get().matches(user, colon < 0 ? "" : login.substring(colon + 1))) {
            throw failed("The password is wrong, or there is no user '" + user + "'");
        }
        return Optional.of(user);
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw failed("The login is not encoded as HTTP's BASIC scheme asks");
        }
    }

    private static MesquiteException failed(String message) {
        return new MesquiteException(ErrorCode.LOGIN_FAILED, message);
    }
}
