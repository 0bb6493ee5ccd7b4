package io.mesquite.worker;

import io.mesquite.engine.exchange.FrameStream;
import io.mesquite.engine.expression.ExpressionCompiler;
import io.mesquite.engine.memory.QueryMemory;
import io.mesquite.engine.memory.WorkerMemory;
import io.mesquite.engine.remote.CatalogDescription;
import io.mesquite.engine.remote.FilterPart;
import io.mesquite.engine.remote.HoldAnswer;
import io.mesquite.engine.remote.HttpCalls;
import io.mesquite.engine.remote.Protocol;
import io.mesquite.engine.remote.RemoteFrameStream;
import io.mesquite.engine.remote.Replacement;
import io.mesquite.engine.remote.Secrets;
import io.mesquite.engine.remote.SplitAnswer;
import io.mesquite.engine.remote.SplitRequest;
import io.mesquite.engine.remote.TaskAssignment;
import io.mesquite.engine.remote.TaskLocation;
import io.mesquite.engine.remote.TaskStart;
import io.mesquite.engine.remote.TaskTicket;
import io.mesquite.engine.remote.WorkerAddress;
import io.mesquite.engine.scan.DynamicFilters;
import io.mesquite.engine.task.CancelToken;
import io.mesquite.engine.task.TaskEnvironment;
import io.mesquite.engine.task.TaskExecution;
import io.mesquite.engine.task.WorkerThreads;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs here of one attempt of a query: its tasks, and what they have in common. It lasts until the coordinator says that the
 * attempt is over, since what tasks have sent waits here. Thread-safe.
 */
final class AttemptRun implements AttemptReports.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptRun.class);

    private final TaskTicket ticket;
    private final Parts parts;
    private final CancelToken cancel = new CancelToken();
    private final CoordinatorClient coordinator;
    private final AttemptOutputs outputs;
    private final AttemptStreams streams = new AttemptStreams();
    private final AttemptReports reports;
    private final Map<CatalogDescription, Connector> connectors = new HashMap<>();
    private QueryMemory memory;
    private DynamicFilters filters;
    private int running;
    private boolean over;
    private boolean released;

    /** What all attempts share. */
    record Parts(
            WorkerAddress address,
            WorkerThreads threads,
            WorkerMemory memory,
            ExpressionCompiler compiler,
            WorkerCatalogs catalogs,
            HttpCalls calls,
            Consumer<AttemptRun> ended) {}

    AttemptRun(TaskTicket ticket, Parts parts) {
        this.ticket = ticket;
        this.parts = parts;
        this.coordinator = new CoordinatorClient(parts.calls, ticket, cancel);
        this.outputs = new AttemptOutputs(cancel);
        this.reports = new AttemptReports(ticket.attempt(), parts.address.id(), coordinator, this);
    }

    String id() {
        return ticket.attempt();
    }

    void checkSecret(String given) {
        Secrets.check(ticket.secret(), given);
    }

    /** Runs a task to its end, on the caller's thread and others. */
    TaskListener.Outcome runTask(String taskId, Runnable started) {
        enter();
        try {
            TaskAssignment assignment = coordinator.start(new TaskStart(ticket.attempt(), taskId, parts.address));
            started.run();
            TaskExecution execution = prepare(taskId, assignment);
            reports.add(taskId, execution);
            execution.run();
        } catch (MesquiteException failure) {
            cancel.cancel(failure);
        } finally {
            leave();
        }
        boolean finished = !cancel.isCancelled();
        reports.ended(taskId, finished || isOver() ? null : cancel.reason());
        return finished
                ? TaskListener.Outcome.FINISHED
                : isOver() ? TaskListener.Outcome.KILLED : TaskListener.Outcome.FAILED;
    }

    /** Why it ended before its end; empty where it did not. */
    String endReason() {
        return cancel.isCancelled() ? cancel.reason().getMessage() : "";
    }

    private TaskExecution prepare(String taskId, TaskAssignment assignment) {
        TaskEnvironment environment = environment(assignment);
        AttemptInputs inputs = new AttemptInputs(
                assignment,
                location -> stream(location, assignment),
                node -> (sequence, most) -> splits(taskId, node, sequence, most),
                environment);
        return new TaskExecution(assignment.fragment().root(), environment, inputs, outputs.open(taskId, assignment));
    }

    private synchronized TaskEnvironment environment(TaskAssignment assignment) {
        cancel.check();
        if (memory == null) {
            memory = parts.memory.newQuery(assignment.memoryBytes());
            filters = new DynamicFilters(
                    onlyWholeOnes(assignment.filterParts()), (id, part) -> reports.publish(FilterPart.of(id, part)));
        }
        Map<String, Connector> byName = new HashMap<>();
        for (CatalogDescription catalog : assignment.catalogs()) {
            byName.put(catalog.name(), connectors.computeIfAbsent(catalog, parts.catalogs::acquire));
        }
        return new TaskEnvironment(parts.compiler, byName::get, parts.threads, memory, filters, cancel);
    }

    /** A filter of which this worker has only a part is never complete here before the coordinator says so. */
    private static Map<Integer, Integer> onlyWholeOnes(Map<Integer, Integer> partsByFilter) {
        Map<Integer, Integer> counts = new HashMap<>();
        partsByFilter.forEach((id, count) -> counts.put(id, count == 1 ? 1 : Integer.MAX_VALUE));
        return counts;
    }

    private FrameStream stream(TaskLocation sender, TaskAssignment assignment) {
        if (sender.worker().equals(parts.address)) {
            return outputs.localStream(sender.taskId(), assignment.number());
        }
        return streams.open(
                sender,
                location -> new RemoteFrameStream(
                        parts.calls,
                        new RemoteFrameStream.Source(location, ticket.attempt(), assignment.number(), ticket.secret()),
                        cancel,
                        assignment.exchangeBufferBytes()));
    }

    private List<Split> splits(String taskId, int node, long sequence, int most) {
        SplitAnswer answer = coordinator.splits(
                new SplitRequest(ticket.attempt(), taskId, node, sequence, parts.address.host(), most));
        heard(answer.filters());
        return answer.splits();
    }

    @Override
    public synchronized void heard(List<FilterPart> complete) {
        if (filters != null) {
            complete.forEach(part -> filters.complete(part.filterId(), part.filter()));
        }
    }

    /** Tells the coordinator how its tasks are. */
    void report() {
        if (!isOver()) {
            reports.sendNow();
        }
    }

    /** The next frames of a task's output for a receiver. */
    List<byte[]> frames(String taskId, int receiver, long token) {
        return outputs.frames(taskId, receiver, token);
    }

    void discard(String taskId, int receiver) {
        outputs.discard(taskId, receiver);
    }

    /** Answers a {@code HoldRequest}. */
    byte[] hold(byte[] request) {
        List<String> lost = Protocol.HOLD_REQUEST.read(request).senders();
        return Protocol.HOLD_ANSWER.write(new HoldAnswer(streams.hold(lost)));
    }

    /** Takes in a {@code Replacement}. */
    void replace(byte[] request) {
        Replacement replacement = Protocol.REPLACEMENT.read(request);
        streams.replace(replacement.sender(), replacement.by());
    }

    /** The coordinator wants nothing more of it. */
    @Override
    public void over() {
        synchronized (this) {
            over = true;
        }
        cancel.cancel(new MesquiteException(ErrorCode.QUERY_CANCELLED, "The query has ended."));
        releaseWhenIdle();
    }

    /** Nobody will ask for it any more, or may. */
    @Override
    public void abandon(String reason) {
        LOG.warn("{} is given up: {}", ticket.attempt(), reason);
        cancel.cancel(new MesquiteException(ErrorCode.WORKER_LOST, reason));
        synchronized (this) {
            over = true;
        }
        releaseWhenIdle();
    }

    /** The cluster takes a task away, so that the attempt can't be completed. */
    void kill(String taskId) {
        cancel.cancel(new MesquiteException(ErrorCode.WORKER_LOST, "The cluster ended task " + taskId + "."));
    }

    private synchronized boolean isOver() {
        return over;
    }

    private synchronized void enter() {
        running++;
    }

    private void leave() {
        synchronized (this) {
            running--;
        }
        releaseWhenIdle();
    }

    private void releaseWhenIdle() {
        synchronized (this) {
            if (!over || running > 0 || released) {
                return;
            }
            released = true;
            if (memory != null) {
                Map<String, Long> leaks = memory.close();
                if (!leaks.isEmpty()) {
                    LOG.error("{} ended with memory reserved: {}", ticket.attempt(), leaks);
                }
            }
            connectors.keySet().forEach(parts.catalogs::release);
        }
        parts.ended.accept(this);
    }
}
