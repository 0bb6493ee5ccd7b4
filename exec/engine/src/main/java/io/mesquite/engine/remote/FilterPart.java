package io.mesquite.engine.remote;

import io.mesquite.engine.scan.DynamicFilter;
import io.mesquite.spi.predicate.Domain;
import java.util.Optional;

/** A dynamic filter, or one task's part of it, as it travels: the domain, which says less than a membership test in the same process. */
public record FilterPart(int filterId, Domain domain) {
    public static FilterPart of(int filterId, DynamicFilter filter) {
        return new FilterPart(filterId, filter.domain());
    }

    public DynamicFilter filter() {
        return new DynamicFilter(domain, Optional.empty());
    }
}
