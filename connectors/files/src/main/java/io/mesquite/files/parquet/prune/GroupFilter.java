package io.mesquite.files.parquet.prune;

import io.mesquite.files.parquet.metadata.ColumnChunk;
import io.mesquite.files.parquet.metadata.RowGroup;
import io.mesquite.files.parquet.schema.ColumnNode;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.predicate.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells which row groups, and which rows in them, have no row of a constraint. */
public final class GroupFilter {
    private final List<ColumnFilter> filters;
    private final boolean excludesAll;

    private GroupFilter(List<ColumnFilter> filters, boolean excludesAll) {
        this.filters = filters;
        this.excludesAll = excludesAll;
    }

    /**
     * @param columns with the types of the constraint's values; domains of other columns are ignored
     * @param findColumn a column of the file by name; one that it does not have is null in each row
     */
    public static GroupFilter of(
            Constraint constraint, List<Column> columns, Function<String, Optional<ColumnNode>> findColumn) {
        List<ColumnFilter> filters = new ArrayList<>();
        boolean excludesAll = constraint.isNone();
        for (Column column : columns) {
            Domain domain = constraint.domain(column.name());
            if (domain.isAll()) {
                continue;
            }
            Optional<ColumnNode> stored = findColumn.apply(column.name());
            if (stored.isEmpty()) {
                excludesAll |= !domain.nullAllowed();
            } else if (stored.get() instanceof ColumnNode.Leaf leaf) {
                filters.add(new ColumnFilter(leaf, column.type(), domain));
            }
        }
        return new GroupFilter(filters, excludesAll);
    }

    /** Whether it can exclude anything. */
    public boolean isEmpty() {
        return filters.isEmpty() && !excludesAll;
    }

    /** Whether the group's statistics show that it has no row of the constraint. */
    public boolean excludes(RowGroup group) {
        if (excludesAll) {
            return true;
        }
        for (ColumnFilter filter : filters) {
            ColumnChunk chunk = group.columns().get(filter.leaf().index());
            long nulls = chunk.statistics().nulls();
            Optional<Bounds> bounds = filter.reader().flatMap(reader -> reader.read(chunk.statistics()));
            if (filter.excludes(chunk.values(), nulls, bounds)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a Bloom filter shows that the group has no row of the constraint. */
    public boolean excludesByBloomFilter(RowGroup group, GroupIndexes indexes) {
        for (ColumnFilter filter : filters) {
            ColumnChunk chunk = group.columns().get(filter.leaf().index());
            boolean useful = chunk.bloomFilter().offset() > 0
                    && filter.isStoredType()
                    && BloomFilter.canTest(filter.leaf(), filter.domain());
            if (useful && indexes.bloomFilter(chunk).excludes(filter.leaf(), filter.domain())) {
                return true;
            }
        }
        return false;
    }

    /** The rows of the group that column indexes do not exclude. */
    public RowSet rows(RowGroup group, GroupIndexes indexes) {
        RowSet rows = RowSet.all(group.rows());
        for (ColumnFilter filter : filters) {
            ColumnChunk chunk = group.columns().get(filter.leaf().index());
            if (chunk.columnIndex().isPresent()
                    && chunk.offsetIndex().isPresent()
                    && filter.reader().isPresent()) {
                rows = rows.intersect(indexes.matchingRows(filter, group.rows(), chunk));
            }
        }
        return rows;
    }
}
