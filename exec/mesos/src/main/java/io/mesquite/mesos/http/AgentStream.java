package io.mesquite.mesos.http;

import io.mesquite.mesos.protocol.ExecutorCall;
import io.mesquite.mesos.protocol.ExecutorEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;

/** How an executor speaks with its agent. */
public final class AgentStream {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    private final HttpAccess access;
    private final URI address;
    private final String frameworkId;
    private final String executorId;
    private volatile EventStream stream;

    /** @param agent {@code host:port} */
    public AgentStream(HttpAccess access, String agent, String frameworkId, String executorId) {
        this.access = access;
        this.address = URI.create("http://" + agent + "/api/v1/executor");
        this.frameworkId = frameworkId;
        this.executorId = executorId;
    }

    /**
     * Subscribes, and gives out events until the stream ends.
     *
     * @return why it ended, for people
     * @throws IOException when the agent can't be reached
     */
    public String follow(ExecutorCall.Subscribe call, Consumer<ExecutorEvent> events)
            throws IOException, InterruptedException {
        EventStream opened = EventStream.open(
                access.client(), address, call.json(frameworkId, executorId).utf8(), access.authorization());
        stream = opened;
        if (opened.status() != 200) {
            return "the agent answers " + opened.refusal();
        }
        return opened.readAll(record -> events.accept(ExecutorEvent.read(record)));
    }

    /** Drops the stream, where there is one; {@link #follow} returns. */
    public void drop() {
        EventStream open = stream;
        if (open != null) {
            open.close();
        }
    }

    /**
     * Sends an update.
     *
     * @throws IOException with the agent's answer, when it did not take it
     */
    public void send(ExecutorCall.Update update) throws IOException, InterruptedException {
        HttpResponse<String> answer = access.client()
                .send(
                        EventStream.request(
                                        address,
                                        update.json(frameworkId, executorId).utf8(),
                                        access.authorization())
                                .timeout(CALL_TIMEOUT)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IOException(answer.statusCode() + " " + answer.body().strip());
        }
    }
}
