package io.mesquite.mesos.scheduler;

import io.mesquite.coordinator.cluster.SlotRequest;
import io.mesquite.mesos.scheduler.SchedulerSettings.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A request that waits for slots. */
final class RequestEntry {
    /** Agents may each be short of something else. */
    private static final int MOST_REASONS = 5;

    /** Most requests are granted sooner: there is nothing to tell of those. */
    private static final long FIRST_TOLD = 500;

    private static final long TOLD_AGAIN = 900;

    final SlotRequest request;
    final Size size;
    final long since;
    /** When there first were enough offers; 0 before. */
    long enoughSince;
    /** By agent: why its last offer was of no use; empty for one that was. */
    final Map<String, Optional<Rejection>> verdicts = new LinkedHashMap<>();

    private String told = "";
    private long toldAt;

    RequestEntry(SlotRequest request, Size size, long now) {
        this.request = request;
        this.size = size;
        this.since = now;
    }

    /** What each of the agents said, with counts. */
    String describeVerdicts() {
        Map<String, Integer> counts = new TreeMap<>();
        int declined = 0;
        for (Optional<Rejection> rejection : verdicts.values()) {
            if (rejection.isPresent()) {
                declined++;
                counts.merge(rejection.get().text(), 1, Integer::sum);
            }
        }
        String seen = verdicts.size() == 1 ? "1 offer seen" : verdicts.size() + " offers seen";
        String reasons = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_REASONS)
                .map(reason -> reason.getValue() + " " + reason.getKey())
                .collect(Collectors.joining(", ", "", counts.size() > MOST_REASONS ? ", …" : ""));
        return seen + (declined == 0 ? "" : ", " + declined + " declined: " + reasons);
    }

    /** Whether the reason is news, or is due to be told for the first time; told reasons are remembered. */
    boolean isNews(String reason, long now) {
        if (reason.equals(told) || now - toldAt < TOLD_AGAIN && !told.isEmpty() || now - since < FIRST_TOLD) {
            return false;
        }
        told = reason;
        toldAt = now;
        return true;
    }
}
