package io.mesquite.plan.node;

import io.mesquite.plan.expression.Expression;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Scan;
import java.util.List;
import java.util.Optional;

/**
 * Reads a table.
 *
 * @param catalog the configured name that the table belongs to
 * @param table schema and table name, for people
 * @param scan what is asked of the connector; its columns are the input of the predicate and of the output
 * @param predicate over {@code scan.columns()}; rows where it is not true are dropped. The connector has not evaluated it.
 * @param output which of the columns the node gives out, by index; a column that only the predicate needs is not among them
 * @param dynamicFilters what joins will tell about columns of the scan, see {@link JoinNode}
 */
public record ScanNode(
        int id,
        String catalog,
        String table,
        Scan scan,
        Optional<Expression> predicate,
        List<Integer> output,
        List<DynamicFilterTarget> dynamicFilters)
        implements PlanNode {
    /** Column {@code column} (an index into {@code scan.columns()}) is on the probe side of dynamic filter {@code filterId}. */
    public record DynamicFilterTarget(int filterId, int column) {}

    public ScanNode {
        output = List.copyOf(output);
        dynamicFilters = List.copyOf(dynamicFilters);
    }

    @Override
    public List<PlanNode> sources() {
        return List.of();
    }

    @Override
    public List<Field> fields() {
        return output.stream()
                .map(index -> {
                    Column column = scan.columns().get(index);
                    return new Field(column.name(), column.type());
                })
                .toList();
    }

    @Override
    public ScanNode withSources(List<PlanNode> sources) {
        return this;
    }
}
