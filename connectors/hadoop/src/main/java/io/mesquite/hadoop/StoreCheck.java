package io.mesquite.hadoop;

import io.mesquite.spi.connector.CheckStep;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Looks from the outside in whether a store can be read: its addresses, the connection, TLS, the credentials, the listing. */
final class StoreCheck {
    private static final int TIMEOUT_MILLIS = 5_000;

    private final List<CheckStep> steps = new ArrayList<>();

    /**
     * Where a store listens.
     *
     * @param key of the catalog that says so
     */
    record Endpoint(String host, int port, boolean tls, String key) {}

    /**
     * @param endpoints of which one is enough
     * @param who is logged in as
     * @param listing says what it found, and fails as reading does
     * @param ofCredentials whether a failure is one of who reads, and not of what is read
     */
    static List<CheckStep> run(
            List<Endpoint> endpoints,
            String who,
            String location,
            Supplier<String> listing,
            Predicate<MesquiteException> ofCredentials) {
        StoreCheck check = new StoreCheck();
        boolean reached = endpoints.isEmpty();
        for (Endpoint endpoint : endpoints) {
            reached |= check.reach(endpoint);
        }
        String credentials = "credentials: " + who;
        String list = "list " + location;
        if (reached) {
            check.list(credentials, list, listing, ofCredentials);
        } else {
            check.steps.add(CheckStep.skipped(credentials));
            check.steps.add(CheckStep.skipped(list));
        }
        return check.steps;
    }

    private boolean reach(Endpoint endpoint) {
        String place = endpoint.host + ":" + endpoint.port;
        String resolve = "resolve " + endpoint.host;
        String connect = "connect to " + place;
        String tls = "TLS with " + place;
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(endpoint.host);
            steps.add(CheckStep.ok(
                    resolve,
                    Arrays.stream(addresses).map(InetAddress::getHostAddress).collect(Collectors.joining(", "))));
        } catch (UnknownHostException e) {
            steps.add(CheckStep.failed(
                    resolve, "no such host", "check " + endpoint.key + ", and the name servers of this machine"));
            skip(connect, endpoint.tls ? tls : null);
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(addresses[0], endpoint.port), TIMEOUT_MILLIS);
            steps.add(CheckStep.ok(connect, "answers"));
            return !endpoint.tls || secure(tls, socket, endpoint);
        } catch (IOException e) {
            steps.add(CheckStep.failed(
                    connect,
                    Failures.firstLine(e),
                    "check " + endpoint.key + ", that the store runs, and firewalls between"));
            skip(endpoint.tls ? tls : null);
            return false;
        }
    }

    private boolean secure(String step, Socket socket, Endpoint endpoint) {
        try {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            try (SSLSocket secured = (SSLSocket) factory.createSocket(socket, endpoint.host, endpoint.port, false)) {
                secured.startHandshake();
                steps.add(CheckStep.ok(step, secured.getSession().getProtocol()));
                return true;
            }
        } catch (IOException e) {
            steps.add(CheckStep.failed(
                    step,
                    Failures.firstLine(e),
                    "check that " + endpoint.key + " begins with the right one of http and https, and that its"
                            + " certificate is trusted by this Java"));
            return false;
        }
    }

    private void skip(String... names) {
        for (String name : names) {
            if (name != null) {
                steps.add(CheckStep.skipped(name));
            }
        }
    }

    private void list(
            String credentials, String list, Supplier<String> listing, Predicate<MesquiteException> ofCredentials) {
        try {
            String found = listing.get();
            steps.add(CheckStep.ok(credentials, "accepted"));
            steps.add(CheckStep.ok(list, found));
        } catch (MesquiteException e) {
            boolean denied = ofCredentials.test(e);
            if (!denied) {
                steps.add(CheckStep.ok(credentials, "not refused"));
            }
            // messages end with what to do
            String message = Failures.firstLine(e);
            int cure = message.lastIndexOf("; ");
            steps.add(CheckStep.failed(
                    denied ? credentials : list,
                    cure < 0 ? message : message.substring(0, cure),
                    cure < 0 ? "see the message" : message.substring(cure + 2)));
            if (denied) {
                steps.add(CheckStep.skipped(list));
            }
        }
    }
}
