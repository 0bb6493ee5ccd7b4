package io.mesquite.planner.convert;

import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.planner.catalog.MesquiteTable;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.predicate.Constraint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.calcite.rel.core.TableScan;

/** A scan of all columns of a table. */
final class ScanConverter {
    private ScanConverter() {}

    static PlanNode convert(TableScan rel, PlanConverter plans) {
        MesquiteTable mesquiteTable = rel.getTable().unwrap(MesquiteTable.class);
        if (mesquiteTable == null) {
            return RecursionConverter.read(rel, plans);
        }
        Table table = mesquiteTable.connectorTable();
        Scan scan = new Scan(table.handle(), table.columns(), Constraint.ALL, OptionalLong.empty());
        return new ScanNode(
                plans.context().nextId(),
                mesquiteTable.catalog(),
                table.schema() + "." + table.name(),
                scan,
                Optional.empty(),
                IntStream.range(0, table.columns().size()).boxed().toList(),
                List.of());
    }
}
