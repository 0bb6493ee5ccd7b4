package io.mesquite.plan.node;

/** Order by a channel. */
public record SortKey(int channel, boolean descending, boolean nullsFirst) {
    @Override
    public String toString() {
        return "#" + channel + (descending ? " DESC" : "") + (nullsFirst ? " NULLS FIRST" : " NULLS LAST");
    }
}
