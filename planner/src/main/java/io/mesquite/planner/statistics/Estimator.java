package io.mesquite.planner.statistics;

import io.mesquite.planner.catalog.MesquiteTable;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ColumnStatistics;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.plan.hep.HepRelVertex;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/** Estimates nodes from the leaves up, each once. Used by one thread, for one statement. */
public final class Estimator {
    private static final double ROWS_OF_UNKNOWN_TABLE = 100_000;
    private static final double LETTERS = 26;
    /** The share of numbers that may be missing in a key. */
    private static final double KEY_GAPS = 0.01;

    private final Map<RelNode, Estimate> known = new IdentityHashMap<>();

    public Estimate of(RelNode rel) {
        Estimate estimate = known.get(rel);
        if (estimate == null) {
            estimate = compute(rel);
            known.put(rel, estimate);
        }
        return estimate;
    }

    private Estimate compute(RelNode rel) {
        if (rel instanceof HepRelVertex vertex) {
            return of(vertex.getCurrentRel());
        } else if (rel instanceof TableScan scan) {
            return scan(scan);
        } else if (rel instanceof Filter filter) {
            return Selectivity.filter(of(filter.getInput()), filter.getCondition());
        } else if (rel instanceof Project project) {
            return project(project);
        } else if (rel instanceof Join join) {
            return JoinEstimates.join(join, of(join.getLeft()), of(join.getRight()));
        } else if (rel instanceof Aggregate aggregate) {
            return aggregate(aggregate);
        } else if (rel instanceof Sort sort) {
            return limited(of(sort.getInput()), sort.fetch);
        } else if (rel instanceof Values values) {
            return unknown(rel, values.getTuples().size());
        } else if (rel instanceof Union) {
            return unknown(
                    rel,
                    rel.getInputs().stream()
                            .mapToDouble(input -> of(input).rows())
                            .sum());
        } else if (rel instanceof Intersect || rel instanceof Minus) {
            return unknown(rel, of(rel.getInput(0)).rows() / 2);
        }
        return rel.getInputs().isEmpty()
                ? unknown(rel, ROWS_OF_UNKNOWN_TABLE)
                : unknown(rel, of(rel.getInput(0)).rows());
    }

    private static Estimate unknown(RelNode rel, double rows) {
        ColumnEstimate column = ColumnEstimate.unknown(rows);
        return new Estimate(
                Math.max(1, rows),
                rel.getRowType().getFieldList().stream().map(field -> column).toList());
    }

    private static Estimate scan(TableScan scan) {
        MesquiteTable table = scan.getTable().unwrap(MesquiteTable.class);
        if (table == null) {
            return unknown(scan, ROWS_OF_UNKNOWN_TABLE);
        }
        TableStatistics statistics = table.statistics();
        double rows = Math.max(1, statistics.rowCount().orElse(ROWS_OF_UNKNOWN_TABLE));
        List<ColumnEstimate> columns = new ArrayList<>();
        for (Column column : table.connectorTable().columns()) {
            columns.add(column(column, statistics.columns().get(column.name()), rows));
        }
        return new Estimate(rows, columns);
    }

    private static ColumnEstimate column(Column column, ColumnStatistics statistics, double rows) {
        if (statistics == null) {
            return ColumnEstimate.unknown(rows);
        }
        double min = statistics
                .min()
                .map(value -> NativeNumbers.of(value, column.type()))
                .orElse(Double.NaN);
        double max = statistics
                .max()
                .map(value -> NativeNumbers.of(value, column.type()))
                .orElse(Double.NaN);
        double distinct = rows;
        boolean known = statistics.distinctValues().isPresent();
        if (statistics.distinctValues().isPresent()) {
            distinct = statistics.distinctValues().getAsDouble();
        } else if (isCounted(statistics)) {
            double most = steps(statistics.min().get(), statistics.max().get()) + 1;
            distinct = Math.min(rows, most);
            // numbers without gaps: a table's key
            known = column.type() instanceof SimpleType && Math.abs(most - rows) <= rows * KEY_GAPS;
        } else if (isLetter(statistics.min()) && isLetter(statistics.max())) {
            distinct = Math.min(rows, LETTERS);
        }
        return new ColumnEstimate(
                Math.max(1, distinct),
                Math.max(1, distinct),
                known,
                min,
                max,
                statistics.nullFraction().orElse(0),
                statistics.averageBytes().orElse(8));
    }

    /** Whether there are no more values between min and max than their difference. */
    private static boolean isCounted(ColumnStatistics statistics) {
        return statistics.min().isPresent()
                && statistics.max().isPresent()
                && statistics.min().get() instanceof Long;
    }

    /** In the smallest steps that the type has: cents, where min and max are in dollars. */
    private static double steps(Object min, Object max) {
        return ((Long) max).doubleValue() - ((Long) min).doubleValue();
    }

    private static boolean isLetter(Optional<Object> value) {
        return value.isPresent() && value.get() instanceof Bytes text && text.length() == 1;
    }

    private Estimate project(Project project) {
        Estimate input = of(project.getInput());
        List<ColumnEstimate> columns = new ArrayList<>();
        for (RexNode expression : project.getProjects()) {
            columns.add(
                    expression instanceof RexInputRef ref
                            ? input.columns().get(ref.getIndex())
                            : ColumnEstimate.unknown(input.rows()));
        }
        return new Estimate(input.rows(), input.unfilteredRows(), columns);
    }

    private Estimate aggregate(Aggregate aggregate) {
        Estimate input = of(aggregate.getInput());
        double groups = 1;
        List<ColumnEstimate> columns = new ArrayList<>();
        for (int key : aggregate.getGroupSet()) {
            groups *= input.columns().get(key).distinct();
            columns.add(input.columns().get(key));
        }
        double rows = aggregate.getGroupCount() == 0
                ? 1
                : Math.min(groups, input.rows()) * aggregate.getGroupSets().size();
        aggregate.getAggCallList().forEach(call -> columns.add(ColumnEstimate.unknown(rows)));
        return new Estimate(Math.max(1, rows), columns);
    }

    private static Estimate limited(Estimate input, RexNode fetch) {
        return fetch instanceof RexLiteral limit && limit.getValueAs(Long.class) < input.rows()
                ? input.withRows(limit.getValueAs(Long.class))
                : input;
    }
}
