package io.mesquite.coordinator.remote;

import io.mesquite.coordinator.Topology;
import io.mesquite.engine.remote.FilterPart;
import io.mesquite.engine.remote.SplitRequest;
import io.mesquite.engine.remote.WorkerReport;
import io.mesquite.engine.scan.DynamicFilters;
import io.mesquite.engine.scan.SplitQueue;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Hands the splits of an attempt's scans to whichever worker has time, and puts dynamic filters together. Thread-safe. */
final class AttemptScans implements AutoCloseable {
    private final Map<Integer, ScanNode> scans = new HashMap<>();
    private final Function<String, Connector> connectors;
    private final Map<Integer, SplitQueue> queues = new HashMap<>();
    private final Map<String, Answers> answersByTask = new HashMap<>();
    private final Map<String, Integer> partsByWorker = new HashMap<>();
    private DynamicFilters filters = new DynamicFilters();
    private long bytesWithHosts;
    private long localBytes;
    private boolean closed;

    AttemptScans(QueryPlan plan, Function<String, Connector> connectors) {
        this.connectors = connectors;
        plan.fragments().forEach(fragment -> collect(fragment.root()));
    }

    private void collect(PlanNode node) {
        if (node instanceof ScanNode scan) {
            scans.put(scan.id(), scan);
        }
        node.sources().forEach(this::collect);
    }

    /** How many tasks there are is known: with it, how many parts each filter has. */
    synchronized void expect(Topology topology) {
        filters = new DynamicFilters(topology.filterParts());
    }

    /** Splits that nobody has yet, those near the worker first; none when there are no more. */
    List<Split> take(SplitRequest request) {
        ScanNode scan = scans.get(request.scanNode());
        if (scan == null) {
            throw new IllegalArgumentException("there is no scan " + request.scanNode());
        }
        Answers answers = answers(request.taskId() + "/" + request.scanNode());
        synchronized (answers) {
            if (answers.revoked) {
                throw new MesquiteException(ErrorCode.WORKER_LOST, "Task " + request.taskId() + " was given up.");
            }
            if (request.sequence() == answers.next) {
                answers.last = queue(scan).take(request.most(), request.host());
                answers.next++;
                answers.given.addAll(answers.last);
                count(answers.last, request.host());
            } else if (request.sequence() != answers.next - 1) {
                throw new IllegalArgumentException(
                        "request " + request.sequence() + " where " + answers.next + " is next");
            }
            return answers.last;
        }
    }

    /** What a task was answered last for a scan, to be said again where the answer was lost. */
    private static final class Answers {
        private long next;
        private List<Split> last = List.of();
        private final List<Split> given = new ArrayList<>();
        private boolean revoked;
    }

    /** No more is given to a task that is lost, and all that it got is given to others. */
    void giveBack(String taskId) {
        for (ScanNode scan : scans.values()) {
            Answers answers = answers(taskId + "/" + scan.id());
            synchronized (answers) {
                answers.revoked = true;
                if (!answers.given.isEmpty()) {
                    queue(scan).giveBack(answers.given);
                    answers.given.clear();
                }
            }
        }
    }

    private synchronized Answers answers(String taskAndScan) {
        return answersByTask.computeIfAbsent(taskAndScan, key -> new Answers());
    }

    /**
     * How much of the first splits lies on which host; empty where that does not matter. Asks connectors for them, which may take a while.
     *
     * @throws MesquiteException what a connector says
     */
    Map<String, Long> bytesByHost() {
        Map<String, Long> bytes = new HashMap<>();
        for (ScanNode scan : scans.values()) {
            for (Split split : queue(scan).first()) {
                split.hosts().forEach(host -> bytes.merge(host, Math.max(1, split.bytes()), Long::sum));
            }
        }
        return bytes;
    }

    private synchronized SplitQueue queue(ScanNode scan) {
        if (closed) {
            throw new MesquiteException(ErrorCode.WORKER_LOST, "The attempt has ended.");
        }
        return queues.computeIfAbsent(
                scan.id(),
                id -> new SplitQueue(() -> connectors.apply(scan.catalog()).splits(scan.scan())));
    }

    private synchronized void count(List<Split> splits, String host) {
        for (Split split : splits) {
            if (!split.hosts().isEmpty()) {
                bytesWithHosts += split.bytes();
                localBytes += split.hosts().contains(host) ? split.bytes() : 0;
            }
        }
    }

    /** Takes in the parts of filters in a report that no former report had. */
    void publish(WorkerReport report) {
        synchronized (this) {
            int known = partsByWorker.getOrDefault(report.worker(), 0);
            for (int i = Math.max(0, known - report.firstFilter());
                    i < report.filters().size();
                    i++) {
                FilterPart part = report.filters().get(i);
                filters.publish(part.filterId(), part.filter());
            }
            partsByWorker.put(
                    report.worker(),
                    Math.max(known, report.firstFilter() + report.filters().size()));
        }
    }

    List<FilterPart> completeFilters() {
        return filters().complete().entrySet().stream()
                .map(entry -> FilterPart.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private synchronized DynamicFilters filters() {
        return filters;
    }

    synchronized long splitsKnown() {
        return queues.values().stream().mapToLong(SplitQueue::known).sum();
    }

    /** Which share of what lies on known hosts was read there; nothing where no split names hosts. */
    synchronized String locality() {
        return bytesWithHosts == 0
                ? ""
                : String.format(
                        Locale.ROOT, ", %.0f%% of bytes read where they lie", 100.0 * localBytes / bytesWithHosts);
    }

    @Override
    public synchronized void close() {
        closed = true;
        queues.values().forEach(SplitQueue::close);
    }
}
