package io.mesquite.files;

import io.mesquite.files.format.FileSummary;
import io.mesquite.files.table.FileTable;
import io.mesquite.files.table.TableFile;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ColumnStatistics;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Adds up what files say of their rows. A column of which one file says nothing is unknown in that point for the table. */
final class MergedStatistics {
    private static final Set<Type> INTEGERS =
            Set.of(SimpleType.TINYINT, SimpleType.SMALLINT, SimpleType.INTEGER, SimpleType.BIGINT);

    private final FileTable table;
    private final Map<String, Merged> columns = new LinkedHashMap<>();
    private double rows;
    private boolean rowsKnown = true;
    private boolean exact = true;

    MergedStatistics(FileTable table) {
        this.table = table;
        table.columns().forEach(column -> columns.put(column.name(), new Merged(column)));
    }

    void add(TableFile file, FileSummary summary) {
        TableStatistics statistics = summary.statistics();
        double fileRows = statistics.rowCount().orElse(0);
        rows += fileRows;
        rowsKnown &= statistics.rowCount().isPresent();
        exact &= statistics.exact();
        Map<String, ColumnStatistics> byLowerName = new HashMap<>();
        Map<String, Column> fileColumns = new HashMap<>();
        summary.columns().forEach(column -> {
            String lower = column.name().toLowerCase(Locale.ROOT);
            fileColumns.putIfAbsent(lower, column);
            byLowerName.putIfAbsent(lower, statistics.columns().getOrDefault(column.name(), ColumnStatistics.UNKNOWN));
        });
        columns.values().forEach(merged -> {
            String lower = merged.column.name().toLowerCase(Locale.ROOT);
            if (table.partitionColumns().contains(merged.column)) {
                merged.addValue(FilePruning.partitionValue(file, merged.column), fileRows);
            } else if (fileColumns.containsKey(lower)) {
                boolean sameForm = isComparable(fileColumns.get(lower), merged.column);
                merged.add(byLowerName.get(lower), fileRows, sameForm);
            } else {
                merged.addValue(null, fileRows);
            }
        });
    }

    /** @param constraintIsExact whether no row of the files added is outside of the constraint */
    TableStatistics statistics(boolean constraintIsExact) {
        Map<String, ColumnStatistics> result = new LinkedHashMap<>();
        columns.forEach((name, merged) -> result.put(name, merged.statistics(rows)));
        return new TableStatistics(
                rowsKnown ? OptionalDouble.of(rows) : OptionalDouble.empty(),
                rowsKnown && exact && constraintIsExact,
                result);
    }

    /** Whether native values of the two types mean the same, so that a file's bounds hold for the table's column. */
    private static boolean isComparable(Column fileColumn, Column tableColumn) {
        Type from = fileColumn.type();
        Type to = tableColumn.type();
        boolean integers = INTEGERS.contains(from) && INTEGERS.contains(to);
        boolean floats = from == SimpleType.REAL && to == SimpleType.DOUBLE;
        boolean texts = from instanceof VarcharType && to instanceof VarcharType;
        return from.equals(to) || integers || floats || texts;
    }

    private static final class Merged {
        private final Column column;
        private final Set<Object> constants = new HashSet<>();
        private Object min;
        private Object max;
        private boolean boundsKnown = true;
        private double nulls;
        private boolean nullsKnown = true;
        private double mostDistinct;
        private double sumOfDistinct;
        private boolean distinctKnown = true;
        private double widestFile;
        private double sumOfWidths;
        private double bytes;
        private double bytesRows;

        private Merged(Column column) {
            this.column = column;
        }

        private void addValue(Object value, double rows) {
            if (value == null) {
                nulls += rows;
                return;
            }
            constants.add(value);
            extend(value, value);
        }

        private void add(ColumnStatistics file, double rows, boolean boundsHold) {
            if (rows == 0) {
                return;
            }
            boolean allNull = file.nullFraction().orElse(0) == 1;
            if (boundsHold && file.min().isPresent() && file.max().isPresent()) {
                extend(file.min().get(), file.max().get());
                double width = width(file.min().get(), file.max().get());
                widestFile = Math.max(widestFile, width);
                sumOfWidths += width;
            } else if (!allNull) {
                boundsKnown = false;
            }
            nulls += file.nullFraction().orElse(0) * rows;
            nullsKnown &= file.nullFraction().isPresent();
            distinctKnown &= file.distinctValues().isPresent() || allNull;
            mostDistinct = Math.max(mostDistinct, file.distinctValues().orElse(0));
            sumOfDistinct += file.distinctValues().orElse(0);
            if (file.averageBytes().isPresent()) {
                bytes += file.averageBytes().getAsDouble() * rows;
                bytesRows += rows;
            }
        }

        private void extend(Object low, Object high) {
            min = min == null || Range.compare(low, min) < 0 ? low : min;
            max = max == null || Range.compare(high, max) > 0 ? high : max;
        }

        private ColumnStatistics statistics(double rows) {
            boolean bounds = boundsKnown && min != null;
            return new ColumnStatistics(
                    bounds ? Optional.of(min) : Optional.empty(),
                    bounds ? Optional.of(max) : Optional.empty(),
                    nullsKnown && rows > 0 ? OptionalDouble.of(Math.min(1, nulls / rows)) : OptionalDouble.empty(),
                    distinctKnown ? OptionalDouble.of(distinct()) : OptionalDouble.empty(),
                    bytesRows > 0 ? OptionalDouble.of(bytes / bytesRows) : OptionalDouble.empty());
        }

        /**
         * Files whose ranges of values lie apart share no values, and files that all span the same range share most; in
         * between the estimate is in between.
         */
        private double distinct() {
            if (!constants.isEmpty()) {
                return constants.size();
            }
            double width = boundsKnown && min != null ? width(min, max) : 0;
            if (width <= 0 || sumOfWidths <= widestFile) {
                return mostDistinct;
            }
            double apart = Math.max(0, Math.min(1, (width - widestFile) / (sumOfWidths - widestFile)));
            return mostDistinct + (sumOfDistinct - mostDistinct) * apart;
        }

        private static double width(Object low, Object high) {
            return low instanceof Number from && high instanceof Number to
                    ? to.doubleValue() - from.doubleValue() + 1
                    : 0;
        }
    }
}
