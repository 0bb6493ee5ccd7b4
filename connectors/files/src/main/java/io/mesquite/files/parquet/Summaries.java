package io.mesquite.files.parquet;

import io.mesquite.files.format.FileSummary;
import io.mesquite.files.parquet.metadata.ColumnChunk;
import io.mesquite.files.parquet.metadata.Footer;
import io.mesquite.files.parquet.metadata.RowGroup;
import io.mesquite.files.parquet.prune.Bounds;
import io.mesquite.files.parquet.schema.ColumnNode;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ColumnStatistics;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.type.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a footer says of the file's columns and rows, for the planner. */
final class Summaries {
    private Summaries() {}

    static FileSummary of(Footer footer, List<ColumnNode> nodes) {
        List<Column> columns = nodes.stream()
                .map(column -> new Column(column.name(), column.type(), column.nullable(), ""))
                .toList();
        Map<String, ColumnStatistics> statistics = new HashMap<>();
        for (ColumnNode column : nodes) {
            if (column instanceof ColumnNode.Leaf leaf && footer.rows() > 0) {
                statistics.put(column.name(), statistics(footer.rowGroups(), leaf));
            }
        }
        return new FileSummary(columns, new TableStatistics(OptionalDouble.of(footer.rows()), true, statistics));
    }

    private static ColumnStatistics statistics(List<RowGroup> groups, ColumnNode.Leaf leaf) {
        Optional<Bounds.Reader> reader = Bounds.Reader.of(leaf, leaf.type());
        boolean bounded = reader.isPresent();
        boolean nullsKnown = true;
        Object min = null;
        Object max = null;
        long rows = 0;
        long nulls = 0;
        long bytes = 0;
        long distinct = 0;
        for (RowGroup group : groups) {
            ColumnChunk chunk = group.columns().get(leaf.index());
            rows += chunk.values();
            bytes += chunk.uncompressedBytes();
            long chunkNulls = leaf.nullable() ? chunk.statistics().nulls() : 0;
            nullsKnown &= chunkNulls >= 0;
            nulls += Math.max(0, chunkNulls);
            // the same values may be in all groups, so the largest number is the best guess of those that are known
            distinct = Math.max(distinct, chunk.statistics().distinct());
            if (chunkNulls >= chunk.values()) {
                continue;
            }
            Optional<Bounds> bounds = reader.flatMap(present -> present.read(chunk.statistics()));
            bounded &= bounds.isPresent();
            if (bounded) {
                min = min == null || Range.compare(bounds.get().min(), min) < 0
                        ? bounds.get().min()
                        : min;
                max = max == null || Range.compare(bounds.get().max(), max) > 0
                        ? bounds.get().max()
                        : max;
            }
        }
        Optional<Object> low = bounded ? Optional.ofNullable(min) : Optional.empty();
        Optional<Object> high = bounded ? Optional.ofNullable(max) : Optional.empty();
        return new ColumnStatistics(
                low,
                high,
                nullsKnown && rows > 0 ? OptionalDouble.of(Math.min(1, (double) nulls / rows)) : OptionalDouble.empty(),
                distinct > 0 ? OptionalDouble.of(distinct) : OptionalDouble.empty(),
                averageBytes(leaf.type(), bytes, rows));
    }

    private static OptionalDouble averageBytes(Type type, long bytes, long rows) {
        return switch (type.layout()) {
            case BOOLEAN -> OptionalDouble.of(1);
            case INT -> OptionalDouble.of(4);
            case LONG, DOUBLE -> OptionalDouble.of(8);
            case INT128 -> OptionalDouble.of(16);
            default -> rows > 0 ? OptionalDouble.of((double) bytes / rows) : OptionalDouble.empty();
        };
    }
}
