package io.mesquite.server.http;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.regex.Pattern;

/**
 * Keeps pages of other sites, which a browser on this machine may show, from using the server in their reader's name. Browsers
 * send a page's site with each request that could do something. A site that gives its own name this machine's address is known
 * by that name: where there is no login, pages are given under this machine's own names only.
 */
final class BrowserGuard {
    private static final Pattern OWN_NAME =
            Pattern.compile("(localhost|[\\w.-]+\\.localhost|[0-9.]+|\\[[0-9a-fA-F:.%]+])(:\\d+)?");

    private BrowserGuard() {}

    /**
     * Lets the request pass, or not.
     *
     * @param origin of the page that sends it; null for other programs, and for what is only looked at
     * @param host that the client believes it speaks with
     * @param isPage whether a browser may show the answer
     * @throws MesquiteException PERMISSION_DENIED
     */
    static void check(String origin, String host, boolean isPage, boolean loginIsAsked) {
        if (origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host)) {
            throw new MesquiteException(
                    ErrorCode.PERMISSION_DENIED, "Pages of " + origin + " may not use this server at " + host);
        }
        boolean isFromBrowser = origin != null || isPage;
        if (isFromBrowser
                && !loginIsAsked
                && (host == null || !OWN_NAME.matcher(host).matches())) {
            throw new MesquiteException(
                    ErrorCode.PERMISSION_DENIED,
                    "A server without users gives its pages under localhost and addresses only, not under " + host);
        }
    }
}
