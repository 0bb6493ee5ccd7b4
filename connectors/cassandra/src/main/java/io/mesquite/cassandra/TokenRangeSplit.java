package io.mesquite.cassandra;

import io.mesquite.spi.connector.Split;
import java.util.List;

/**
 * The partitions whose token is in one of some ranges, all of which have the same replicas.
 *
 * @param partitions an estimate; 0 where unknown
 */
record TokenRangeSplit(List<String> hosts, List<Tokens> ranges, long partitions, long bytes) implements Split {
    /**
     * The tokens above {@code start} and up to {@code end}, as the driver's token map writes them; an end of null is that of the
     * ring.
     */
    record Tokens(String start, String end) {
        @Override
        public String toString() {
            return "(" + start + ", " + (end == null ? "end" : end) + "]";
        }
    }

    TokenRangeSplit {
        hosts = List.copyOf(hosts);
        ranges = List.copyOf(ranges);
    }

    @Override
    public String description() {
        return "tokens " + ranges.get(0) + (ranges.size() == 1 ? "" : " and " + (ranges.size() - 1) + " more ranges");
    }
}
