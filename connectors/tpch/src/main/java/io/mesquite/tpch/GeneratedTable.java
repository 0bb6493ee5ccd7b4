package io.mesquite.tpch;

import io.mesquite.spi.connector.Column;
import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.Distributions;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.NationGenerator;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.PartGenerator;
import io.trino.tpch.PartSupplierGenerator;
import io.trino.tpch.RegionGenerator;
import io.trino.tpch.SupplierGenerator;
import io.trino.tpch.TextPool;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The eight tables: columns, keys, sizes and generators. */
enum GeneratedTable {
    CUSTOMER(TpchTable.CUSTOMER, 150_000, 1, List.of("c_custkey")),
    LINEITEM(TpchTable.LINE_ITEM, 1_500_000, 4, List.of("l_orderkey", "l_linenumber")),
    NATION(TpchTable.NATION, 0, 1, List.of("n_nationkey")),
    ORDERS(TpchTable.ORDERS, 1_500_000, 1, List.of("o_orderkey")),
    PART(TpchTable.PART, 200_000, 1, List.of("p_partkey")),
    PARTSUPP(TpchTable.PART_SUPPLIER, 200_000, 4, List.of("ps_partkey", "ps_suppkey")),
    REGION(TpchTable.REGION, 0, 1, List.of("r_regionkey")),
    SUPPLIER(TpchTable.SUPPLIER, 10_000, 1, List.of("s_suppkey"));

    private static final int ROWS_IN_A_PART = 128 * 1024;
    private static final int NATIONS = 25;
    private static final int REGIONS = 5;

    /** How many lines an order has is random; these are the sums that the benchmark's specification gives. */
    private static final Map<Double, Long> LINE_ITEMS = Map.of(
            0.01, 60_175L,
            1.0, 6_001_215L,
            10.0, 59_986_052L,
            100.0, 600_037_902L,
            300.0, 1_799_989_091L,
            1000.0, 5_999_989_709L,
            3000.0, 18_000_048_306L);

    private final TpchTable<?> generated;
    private final int indexesAtScaleOne;
    private final int rowsAnIndex;
    private final List<String> primaryKey;
    private final List<Column> columns;

    GeneratedTable(TpchTable<?> generated, int indexesAtScaleOne, int rowsAnIndex, List<String> primaryKey) {
        this.generated = generated;
        this.indexesAtScaleOne = indexesAtScaleOne;
        this.rowsAnIndex = rowsAnIndex;
        this.primaryKey = primaryKey;
        this.columns = generated.getColumns().stream()
                .map(column -> new Column(column.getColumnName(), GeneratedColumn.type(column.getType()), false, ""))
                .toList();
    }

    String tableName() {
        return generated.getTableName();
    }

    List<Column> columns() {
        return columns;
    }

    List<String> primaryKey() {
        return primaryKey;
    }

    /** How many rows the table has; for line items of an unusual scale an estimate. */
    long rows(double scale) {
        return switch (this) {
            case NATION -> NATIONS;
            case REGION -> REGIONS;
            case LINEITEM -> exactLineItems(scale).orElse(indexes(scale) * rowsAnIndex);
            default -> indexes(scale) * rowsAnIndex;
        };
    }

    /** Whether {@link #rows} is certain. */
    boolean rowsAreExact(double scale) {
        return this != LINEITEM || exactLineItems(scale).isPresent();
    }

    /** Into how many parts the table is split. */
    int parts(double scale) {
        return Math.toIntExact(Math.max(1, indexes(scale) * rowsAnIndex / ROWS_IN_A_PART));
    }

    /** The library's column of that name. */
    TpchColumn<?> generatedColumn(String name) {
        return generated.getColumns().stream()
                .filter(column -> column.getColumnName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The rows of one part, in the order of the primary key. */
    Iterable<? extends TpchEntity> generator(double scale, int part, int parts, TextPool text) {
        Distributions distributions = Distributions.getDefaultDistributions();
        return switch (this) {
            case CUSTOMER -> new CustomerGenerator(scale, part, parts, distributions, text);
            case LINEITEM -> new LineItemGenerator(scale, part, parts, distributions, text);
            case NATION -> new NationGenerator(distributions, text);
            case ORDERS -> new OrderGenerator(scale, part, parts, distributions, text);
            case PART -> new PartGenerator(scale, part, parts, distributions, text);
            case PARTSUPP -> new PartSupplierGenerator(scale, part, parts, text);
            case REGION -> new RegionGenerator(distributions, text);
            case SUPPLIER -> new SupplierGenerator(scale, part, parts, distributions, text);
        };
    }

    private long indexes(double scale) {
        return (long) (indexesAtScaleOne * scale);
    }

    private static OptionalLong exactLineItems(double scale) {
        Long rows = LINE_ITEMS.get(scale);
        return rows == null ? OptionalLong.empty() : OptionalLong.of(rows);
    }
}
