package io.mesquite.cassandra;

import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.IndexKind;
import com.datastax.oss.driver.api.core.metadata.schema.IndexMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.predicate.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what of a constraint CQL is asked to filter. A constraint is advice, so whatever CQL can't do or would do differently is
 * simply left to the engine, and never makes a query fail.
 */
final class Pushdown {
    /** Above that, an IN on clustering columns costs a node more than it saves. */
    private static final int MOST_CLUSTERING_VALUES = 100;

    private final RelationMetadata relation;
    private final Constraint constraint;

    Pushdown(RelationMetadata relation, Constraint constraint) {
        this.relation = relation;
        this.constraint = constraint;
    }

    /**
     * The partition keys that the constraint allows, where it lists them; empty where it does not, or where there are more than so
     * many.
     *
     * @return for each partition the native values in key order
     */
    Optional<List<List<Object>>> partitions(int most) {
        List<List<Object>> keys = List.of(List.of());
        for (ColumnMetadata column : relation.getPartitionKey()) {
            Optional<List<Object>> values = equalities(column);
            if (values.isEmpty() || (long) keys.size() * values.get().size() > most) {
                return Optional.empty();
            }
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> key : keys) {
                for (Object value : values.get()) {
                    List<Object> extended = new ArrayList<>(key);
                    extended.add(value);
                    longer.add(List.copyOf(extended));
                }
            }
            keys = longer;
        }
        return Optional.of(keys);
    }

    /** What can be asked of the clustering columns: values of the first ones and then a range of the next. */
    CqlFilter clustering() {
        CqlFilter filter = CqlFilter.NONE;
        int combinations = 1;
        for (ColumnMetadata column : relation.getClusteringColumns().keySet()) {
            Domain domain = constraint.domain(column.getName().asInternal());
            if (domain.nullAllowed() || !CqlValues.isComparable(column.getType())) {
                return filter;
            }
            Optional<List<Object>> values = equalities(column);
            if (values.isEmpty() || (long) combinations * values.get().size() > MOST_CLUSTERING_VALUES) {
                return CqlValues.isOrdered(column.getType()) ? filter.and(range(column, domain)) : filter;
            }
            combinations *= values.get().size();
            List<Object> bound = values.get().stream()
                    .map(value -> CqlValues.exact(column.getType(), value).orElseThrow())
                    .toList();
            String name = column.getName().asCql(true);
            filter = bound.size() == 1 ? filter.and(name + " = ?", bound.get(0)) : filter.and(name + " IN ?", bound);
        }
        return filter;
    }

    /** What can be asked of a scan of token ranges: the clustering columns, else one indexed column. */
    CqlFilter scan() {
        CqlFilter clustering = clustering();
        if (!clustering.isNone() || !(relation instanceof TableMetadata table)) {
            return clustering;
        }
        for (IndexMetadata index : table.getIndexes().values()) {
            if (!isKnownKind(index)) {
                continue;
            }
            Optional<CqlFilter> filter = table.getColumns().values().stream()
                    .filter(column -> index.getTarget().equals(column.getName().asCql(true)))
                    .findFirst()
                    .flatMap(this::indexed);
            if (filter.isPresent()) {
                return filter.get();
            }
        }
        return CqlFilter.NONE;
    }

    /** Indexes of foreign classes may mean something else by equality. */
    private static boolean isKnownKind(IndexMetadata index) {
        return index.getKind() != IndexKind.CUSTOM
                || index.getClassName().orElse("").endsWith("StorageAttachedIndex")
                || index.getClassName().orElse("").equalsIgnoreCase("sai");
    }

    private Optional<CqlFilter> indexed(ColumnMetadata column) {
        return equalities(column)
                .filter(values -> values.size() == 1)
                .map(values -> CqlFilter.NONE.and(
                        column.getName().asCql(true) + " = ?",
                        CqlValues.exact(column.getType(), values.get(0)).orElseThrow()));
    }

    /** The single values that a column may have, those left out that no stored value can equal; empty where it has others too. */
    private Optional<List<Object>> equalities(ColumnMetadata column) {
        Domain domain = constraint.domain(column.getName().asInternal());
        if (domain.nullAllowed() || !CqlValues.isComparable(column.getType())) {
            return Optional.empty();
        }
        return domain.singleValues().map(values -> values.stream()
                .filter(value -> CqlValues.exact(column.getType(), value).isPresent())
                .toList());
    }

    private static CqlFilter range(ColumnMetadata column, Domain domain) {
        Optional<Range> span = domain.span();
        if (span.isEmpty()) {
            return CqlFilter.NONE;
        }
        DataType type = column.getType();
        String name = column.getName().asCql(true);
        CqlFilter filter = CqlFilter.NONE;
        if (span.get().low() != null) {
            filter =
                    filter.and(name + " >= ?", CqlValues.atMost(type, span.get().low()));
        }
        if (span.get().high() != null) {
            filter = filter.and(
                    name + " <= ?", CqlValues.atLeast(type, span.get().high()));
        }
        return filter;
    }
}
