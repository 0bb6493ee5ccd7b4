package io.mesquite.planner.catalog;

import io.mesquite.planner.PlanBasis;
import io.mesquite.planner.PlanBasis.KnownTable;
import io.mesquite.planner.logical.TypeMapping;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.connector.TableStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A connector's table in Calcite's terms: {@code scan.getTable().unwrap(MesquiteTable.class)}. Lives as long as the
 * planning of one statement; its row type has the columns of {@link #connectorTable()} in their order.
 */
public final class MesquiteTable extends PlannableTable {
    private final String catalog;
    private final String namedCatalog;
    private final Table table;
    private final Connector connector;
    private final RelDataType rowType;
    private TableStatistics statistics;

    public MesquiteTable(String catalog, Table table, Connector connector, RelDataTypeFactory typeFactory) {
        this(catalog, catalog, table, connector, typeFactory);
    }

    /** A table that statements find in another catalog, {@code namedCatalog}, than the one that serves it. */
    MesquiteTable(
            String namedCatalog, String catalog, Table table, Connector connector, RelDataTypeFactory typeFactory) {
        this.catalog = catalog;
        this.namedCatalog = namedCatalog;
        this.table = table;
        this.connector = connector;
        RelDataTypeFactory.Builder builder = typeFactory.builder();
        for (Column column : table.columns()) {
            builder.add(column.name(), TypeMapping.toCalcite(typeFactory, column.type(), column.nullable()));
        }
        this.rowType = builder.build();
    }

    /** The configured name of the catalog. */
    public String catalog() {
        return catalog;
    }

    /** The table as its connector describes it. */
    public Table connectorTable() {
        return table;
    }

    public Connector connector() {
        return connector;
    }

    /** Estimates for all rows and columns; asked of the connector once. */
    public TableStatistics statistics() {
        if (statistics == null) {
            statistics = PlanBasis.ofAllRows(connector, table);
        }
        return statistics;
    }

    /** The table, with its statistics where they were asked for. */
    public KnownTable known() {
        return new KnownTable(catalog, connector, table, Optional.ofNullable(statistics));
    }

    @Override
    public RelNode toRel(ToRelContext context) {
        return LogicalTableScan.create(context.getCluster(), this, context.getTableHints());
    }

    @Override
    public List<String> getQualifiedName() {
        return List.of(namedCatalog, table.schema(), table.name());
    }

    @Override
    public RelDataType getRowType() {
        return rowType;
    }

    @Override
    public double getRowCount() {
        return statistics().rowCount().orElse(100_000);
    }

    @Override
    public boolean isKey(ImmutableBitSet columns) {
        return getKeys().stream().anyMatch(columns::contains);
    }

    /** The primary key, if the table has one; connectors that name a key vouch for it. */
    @Override
    public List<ImmutableBitSet> getKeys() {
        if (table.primaryKey().isEmpty()) {
            return List.of();
        }
        List<Integer> key = new ArrayList<>();
        for (String name : table.primaryKey()) {
            key.add(rowType.getFieldNames().indexOf(name));
        }
        return List.of(ImmutableBitSet.of(key));
    }
}
