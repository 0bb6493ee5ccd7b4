package io.mesquite.coordinator.remote;

import io.mesquite.engine.remote.HoldRequest;
import io.mesquite.engine.remote.HttpCalls;
import io.mesquite.engine.remote.Protocol;
import io.mesquite.engine.remote.Replacement;
import io.mesquite.engine.remote.Secrets;
import io.mesquite.engine.remote.SenderState;
import io.mesquite.engine.remote.TaskLocation;
import io.mesquite.engine.remote.TaskTicket;
import io.mesquite.engine.remote.WorkerAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the coordinator says to the workers of an attempt by itself, and the secret by which both know one another. Thread-safe. */
final class AttemptMessages {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptMessages.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final String attempt;
    private final String secret = Secrets.next();
    private final HttpCalls calls;

    AttemptMessages(String attempt, HttpCalls calls) {
        this.attempt = attempt;
        this.calls = calls;
    }

    String secret() {
        return secret;
    }

    void checkSecret(String given) {
        Secrets.check(secret, given);
    }

    /** What a task's launch carries. */
    byte[] ticket(String coordinator, String taskId) {
        return new TaskTicket(Protocol.build(), coordinator, attempt, taskId, secret).toBytes();
    }

    /** Nothing of the attempt is of use any more. Nobody waits for answers: workers hear it with their next report too. */
    void over(Collection<WorkerAddress> workers) {
        for (WorkerAddress worker : workers) {
            send(worker, Protocol.OVER, new byte[0]).exceptionally(failure -> {
                LOG.debug("{} was not told that {} is over", worker, attempt, failure);
                return null;
            });
        }
    }

    /**
     * Lets the readers of lost tasks take no more of them.
     *
     * @return what all readers together have of each
     */
    CompletableFuture<Map<String, SenderState>> hold(Map<WorkerAddress, List<String>> lostByReader) {
        Map<String, SenderState> states = new ConcurrentHashMap<>();
        List<CompletableFuture<?>> answers = new ArrayList<>();
        lostByReader.forEach((worker, lost) ->
                answers.add(send(worker, Protocol.HOLD, Protocol.HOLD_REQUEST.write(new HoldRequest(lost)))
                        .thenAccept(answer -> Protocol.HOLD_ANSWER
                                .read(answer)
                                .states()
                                .forEach((task, state) -> states.merge(task, state, SenderState::and)))));
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(done -> states);
    }

    /** Tells the readers of tasks that were replaced where to read now. */
    CompletableFuture<Void> replace(
            Map<WorkerAddress, List<String>> lostByReader, Map<String, TaskLocation> replacements) {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        lostByReader.forEach((worker, lost) -> lost.stream()
                .filter(replacements::containsKey)
                .forEach(task -> answers.add(send(
                        worker,
                        Protocol.REPLACE,
                        Protocol.REPLACEMENT.write(new Replacement(task, replacements.get(task)))))));
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<byte[]> send(WorkerAddress worker, String path, byte[] body) {
        return calls.postAsync(worker.url() + path + attempt, secret, body, TIMEOUT);
    }
}
