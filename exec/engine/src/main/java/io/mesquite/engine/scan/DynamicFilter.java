package io.mesquite.engine.scan;

import io.mesquite.spi.predicate.Domain;
import java.util.Optional;

/**
 * What a join's complete build side says about the values that its probe side needs to look at. Values that are null match
 * nothing.
 *
 * @param domain from the least to the greatest key, or the keys themselves where there are few (up to about a hundred: a
 *     connector looks through them for each row group); {@link Domain#NONE} for a build side without keys
 * @param membership a sharper test; empty where the domain says it all
 */
public record DynamicFilter(Domain domain, Optional<MembershipTest> membership) {
    /** Lets everything pass: from a build side that could not make a filter. */
    public static final DynamicFilter ALL = new DynamicFilter(Domain.ALL, Optional.empty());

    /** What is in this filter or in the other, for the shares that several tasks have of one build side. */
    DynamicFilter union(DynamicFilter other) {
        if (domain.isNone()) {
            return other;
        }
        if (other.domain.isNone()) {
            return this;
        }
        Domain both = domain.union(other.domain);
        if (membership.isEmpty() || other.membership.isEmpty()) {
            return new DynamicFilter(both, Optional.empty());
        }
        return new DynamicFilter(both, Optional.of(new EitherTest(membership.get(), other.membership.get())));
    }
}
