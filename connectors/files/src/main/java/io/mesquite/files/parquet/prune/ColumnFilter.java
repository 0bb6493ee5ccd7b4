package io.mesquite.files.parquet.prune;

import io.mesquite.files.parquet.schema.ColumnNode;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.type.Type;
import java.util.Optional;

/** The domain of one column, against bounds as they are stored. */
final class ColumnFilter {
    private final ColumnNode.Leaf leaf;
    private final Type type;
    private final Domain domain;
    private final Optional<Bounds.Reader> reader;

    /** @param type of the domain's values */
    ColumnFilter(ColumnNode.Leaf leaf, Type type, Domain domain) {
        this.leaf = leaf;
        this.type = type;
        this.domain = domain;
        this.reader = Bounds.Reader.of(leaf, type);
    }

    ColumnNode.Leaf leaf() {
        return leaf;
    }

    Domain domain() {
        return domain;
    }

    /** Whether domain and file have the same type. */
    boolean isStoredType() {
        return leaf.type().equals(type);
    }

    Optional<Bounds.Reader> reader() {
        return reader;
    }

    /**
     * Whether no value is in the domain.
     *
     * @param nulls how many of the values are null; negative where unknown
     * @param bounds of those that are not null
     */
    boolean excludes(long values, long nulls, Optional<Bounds> bounds) {
        boolean anyNull = leaf.nullable() && nulls != 0;
        if (domain.nullAllowed() && anyNull) {
            return false;
        }
        if (domain.ranges().isEmpty() || nulls >= values) {
            return true;
        }
        return bounds.isPresent() && !overlaps(bounds.get());
    }

    /** Bounds leave NaN out, which is above all other doubles: so they tell nothing of an upper end. */
    private boolean overlaps(Bounds bounds) {
        Object max = bounds.max() instanceof Double ? (Object) Double.NaN : bounds.max();
        return domain.overlaps(bounds.min(), max);
    }
}
