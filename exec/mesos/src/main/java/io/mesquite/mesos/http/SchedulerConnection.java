package io.mesquite.mesos.http;

import io.mesquite.mesos.protocol.SchedulerCall;
import io.mesquite.mesos.protocol.SchedulerEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A subscription at the leading master: one stream of events, and calls that carry its id. {@link #open} makes one, {@link #close} or
 * the listener's {@code closed} ends it, and then it is of no more use. Calls go out in the order in which they were sent, but for
 * acknowledgements, which need no order and go beside them.
 */
public final class SchedulerConnection implements AutoCloseable {
    private static final String PATH = "/api/v1/scheduler";
    private static final int MOST_REDIRECTS = 5;
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

    private final MasterFinder finder;
    private final HttpAccess access;
    private final Listener listener;
    private final ExecutorService calls;
    private final ExecutorService acknowledgements;
    private volatile boolean closed;
    private volatile EventStream stream;
    private volatile Target target;

    /** What a connection tells, from its own threads; calls must return soon. */
    public interface Listener {
        void event(SchedulerConnection from, SchedulerEvent event);

        /** The stream has ended or could not be opened. Called once at most, and not after {@link SchedulerConnection#close}. */
        void closed(SchedulerConnection from, String reason);

        /** The master did not take a call, or it is not known whether it did. */
        void refused(SchedulerConnection from, SchedulerCall call, String reason);
    }

    private record Target(URI address, String streamId, String frameworkId, Optional<String> authorization) {}

    private SchedulerConnection(MasterFinder finder, HttpAccess access, Listener listener) {
        this.finder = finder;
        this.access = access;
        this.listener = listener;
        this.calls = Executors.newSingleThreadExecutor(work -> daemon(work, "mesquite-mesos-calls"));
        this.acknowledgements =
                Executors.newSingleThreadExecutor(work -> daemon(work, "mesquite-mesos-acknowledgements"));
    }

    /** Begins to subscribe; returns at once. */
    public static SchedulerConnection open(
            MasterFinder finder, HttpAccess access, SchedulerCall.Subscribe call, Listener listener) {
        SchedulerConnection connection = new SchedulerConnection(finder, access, listener);
        daemon(() -> connection.run(call), "mesquite-mesos-events").start();
        return connection;
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private void run(SchedulerCall.Subscribe call) {
        String reason;
        try {
            reason = subscribe(call);
        } catch (IOException | RuntimeException e) {
            reason = e.getMessage() == null ? e.toString() : e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason = "interrupted";
        }
        boolean tell = !closed;
        close();
        if (tell) {
            listener.closed(this, reason);
        }
    }

    /** Asks one master after the other; gives the reason why the stream ended, or why there was none. */
    private String subscribe(SchedulerCall.Subscribe call) throws IOException, InterruptedException {
        List<URI> configured = finder.masters();
        Queue<URI> toAsk = new ArrayDeque<>(configured);
        String reason = "no master";
        int redirects = 0;
        byte[] body = call.json().utf8();
        while (!toAsk.isEmpty() && !closed) {
            URI master = toAsk.remove();
            Optional<String> authorization = configured.contains(master) ? access.authorization() : Optional.empty();
            EventStream answer;
            try {
                answer = EventStream.open(access.client(), master.resolve(PATH), body, authorization);
            } catch (IOException e) {
                reason = master.getAuthority() + " can't be reached: " + describe(e);
                continue;
            }
            stream = answer;
            if (answer.status() == 200) {
                return follow(answer, master, authorization);
            }
            Optional<URI> leader = answer.header("Location").map(location -> base(master.resolve(location)));
            if (answer.status() == 307 && leader.isPresent() && redirects++ < MOST_REDIRECTS) {
                answer.close();
                toAsk = new ArrayDeque<>(List.of(leader.get()));
            } else {
                reason = master.getAuthority() + " answers " + answer.refusal() + hint(answer, configured, master);
            }
        }
        return reason;
    }

    private String hint(EventStream answer, List<URI> configured, URI master) {
        if (answer.status() != 401) {
            return "";
        }
        return access.authorization().isEmpty()
                ? "; it asks for a login: set mesos.principal and mesos.secret-file"
                : configured.contains(master)
                        ? "; the login of mesos.principal and mesos.secret-file is wrong"
                        : "; it leads but is not among mesos.masters, and gets no login for that reason";
    }

    private static String describe(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static URI base(URI location) {
        return MasterList.of(location.getScheme(), location.getHost(), location.getPort());
    }

    private String follow(EventStream answer, URI master, Optional<String> authorization) {
        String streamId = answer.header("Mesos-Stream-Id").orElse("");
        return master.getAuthority() + ": "
                + answer.readAll(record -> {
                    SchedulerEvent event = SchedulerEvent.read(record);
                    if (event instanceof SchedulerEvent.Subscribed subscribed) {
                        target = new Target(master.resolve(PATH), streamId, subscribed.frameworkId(), authorization);
                    }
                    if (!closed) {
                        listener.event(this, event);
                    }
                });
    }

    /** Sends a call; returns at once. To be used after SUBSCRIBED came. */
    public void send(SchedulerCall call) {
        ExecutorService lane = call instanceof SchedulerCall.Acknowledge ? acknowledgements : calls;
        try {
            lane.execute(() -> carryOut(call));
        } catch (RejectedExecutionException e) {
            // closed meanwhile: the next connection begins with questions
        }
    }

    private void carryOut(SchedulerCall call) {
        try {
            post(call);
        } catch (IOException e) {
            refused(call, describe(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void post(SchedulerCall call) throws IOException, InterruptedException {
        Target to = target;
        if (closed || to == null) {
            return;
        }
        byte[] body = call.json(to.frameworkId).utf8();
        HttpResponse<String> answer = access.client()
                .send(
                        EventStream.request(to.address, body, to.authorization)
                                .header("Mesos-Stream-Id", to.streamId)
                                .timeout(CALL_TIMEOUT)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            refused(call, answer.statusCode() + " " + answer.body().strip());
        }
    }

    private void refused(SchedulerCall call, String reason) {
        if (!closed) {
            listener.refused(this, call, reason);
        }
    }

    /** Waits until what was sent is on its way, for so long at most. */
    public void flush(Duration most) {
        calls.shutdown();
        acknowledgements.shutdown();
        try {
            boolean done = calls.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS);
            if (!done) {
                calls.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        calls.shutdown();
        acknowledgements.shutdown();
        EventStream open = stream;
        if (open != null) {
            open.close();
        }
    }
}
