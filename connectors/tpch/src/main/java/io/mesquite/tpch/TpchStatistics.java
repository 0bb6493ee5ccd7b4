package io.mesquite.tpch;

import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ColumnStatistics;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.VarcharType;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the benchmark's specification says about the values of each column. Bounds hold for every scale. */
final class TpchStatistics {
    private static final double FIXED_WIDTH = 8;
    /** Texts are on average about this part of their greatest length. */
    private static final double TEXT_FILL = 0.6;

    private final GeneratedTable table;
    private final double scale;
    private final Map<String, ColumnStatistics> columns = new LinkedHashMap<>();

    private TpchStatistics(GeneratedTable table, double scale) {
        this.table = table;
        this.scale = scale;
    }

    /** Estimates for the columns of a table, by name. */
    static Map<String, ColumnStatistics> columns(GeneratedTable table, double scale) {
        TpchStatistics statistics = new TpchStatistics(table, scale);
        switch (table) {
            case CUSTOMER -> statistics.customer();
            case LINEITEM -> statistics.lineItem();
            case NATION -> statistics.nation();
            case ORDERS -> statistics.orders();
            case PART -> statistics.part();
            case PARTSUPP -> statistics.partSupplier();
            case REGION -> statistics.region();
            case SUPPLIER -> statistics.supplier();
        }
        return statistics.columns;
    }

    private void customer() {
        long rows = rows(GeneratedTable.CUSTOMER);
        numbers("c_custkey", 1, rows, rows);
        texts("c_name", rows);
        texts("c_address", rows);
        numbers("c_nationkey", 0, 24, 25);
        texts("c_phone", rows);
        numbers("c_acctbal", -999_99, 9999_99, Math.min(rows, 1_100_000));
        texts("c_mktsegment", "AUTOMOBILE", "MACHINERY", 5);
        texts("c_comment", rows);
    }

    private void lineItem() {
        long rows = rows(GeneratedTable.LINEITEM);
        long orders = rows(GeneratedTable.ORDERS);
        numbers("l_orderkey", 1, lastOrderKey(orders), orders);
        numbers("l_partkey", 1, rows(GeneratedTable.PART), rows(GeneratedTable.PART));
        numbers("l_suppkey", 1, rows(GeneratedTable.SUPPLIER), rows(GeneratedTable.SUPPLIER));
        numbers("l_linenumber", 1, 7, 7);
        numbers("l_quantity", 1_00, 50_00, 50);
        numbers("l_extendedprice", 900_00, 104_950_00, Math.min(rows * 0.6, 1_000_000));
        numbers("l_discount", 0, 10, 11);
        numbers("l_tax", 0, 8, 9);
        texts("l_returnflag", "A", "R", 3);
        texts("l_linestatus", "F", "O", 2);
        dates("l_shipdate", "1992-01-02", "1998-12-01", 2526);
        dates("l_commitdate", "1992-01-31", "1998-10-31", 2466);
        dates("l_receiptdate", "1992-01-03", "1998-12-31", 2554);
        texts("l_shipinstruct", "COLLECT COD", "TAKE BACK RETURN", 4);
        texts("l_shipmode", "AIR", "TRUCK", 7);
        texts("l_comment", rows * 0.76);
    }

    private void nation() {
        numbers("n_nationkey", 0, 24, 25);
        texts("n_name", "ALGERIA", "VIETNAM", 25);
        numbers("n_regionkey", 0, 4, 5);
        texts("n_comment", 25);
    }

    private void orders() {
        long rows = rows(GeneratedTable.ORDERS);
        numbers("o_orderkey", 1, lastOrderKey(rows), rows);
        // every third customer has no orders
        numbers("o_custkey", 1, rows(GeneratedTable.CUSTOMER), rows(GeneratedTable.CUSTOMER) / 3.0 * 2);
        texts("o_orderstatus", "F", "P", 3);
        numbers("o_totalprice", 800_00, 600_000_00, rows * 0.97);
        dates("o_orderdate", "1992-01-01", "1998-08-02", 2406);
        texts("o_orderpriority", "1-URGENT", "5-LOW", 5);
        texts("o_clerk", 1000 * Math.max(1, scale));
        numbers("o_shippriority", 0, 0, 1);
        texts("o_comment", rows * 0.98);
    }

    private void part() {
        long rows = rows(GeneratedTable.PART);
        numbers("p_partkey", 1, rows, rows);
        texts("p_name", rows);
        texts("p_mfgr", "Manufacturer#1", "Manufacturer#5", 5);
        texts("p_brand", "Brand#11", "Brand#55", 25);
        texts("p_type", "ECONOMY ANODIZED BRASS", "STANDARD POLISHED TIN", 150);
        numbers("p_size", 1, 50, 50);
        texts("p_container", "JUMBO BAG", "WRAP PKG", 40);
        numbers("p_retailprice", 900_00, 2099_00, Math.min(rows, 21_000));
        texts("p_comment", rows * 0.66);
    }

    private void partSupplier() {
        long rows = rows(GeneratedTable.PARTSUPP);
        numbers("ps_partkey", 1, rows(GeneratedTable.PART), rows(GeneratedTable.PART));
        numbers("ps_suppkey", 1, rows(GeneratedTable.SUPPLIER), rows(GeneratedTable.SUPPLIER));
        numbers("ps_availqty", 1, 9999, Math.min(rows, 9999));
        numbers("ps_supplycost", 1_00, 1000_00, Math.min(rows, 99_901));
        texts("ps_comment", rows);
    }

    private void region() {
        numbers("r_regionkey", 0, 4, 5);
        texts("r_name", "AFRICA", "MIDDLE EAST", 5);
        texts("r_comment", 5);
    }

    private void supplier() {
        long rows = rows(GeneratedTable.SUPPLIER);
        numbers("s_suppkey", 1, rows, rows);
        texts("s_name", rows);
        texts("s_address", rows);
        numbers("s_nationkey", 0, 24, 25);
        texts("s_phone", rows);
        numbers("s_acctbal", -999_99, 9999_99, Math.min(rows, 1_100_000));
        texts("s_comment", rows);
    }

    private long rows(GeneratedTable of) {
        return of.rows(scale);
    }

    /** Of each 32 keys the first 8 are used. */
    private static long lastOrderKey(long orders) {
        return orders >> 3 << 5 | orders & 7;
    }

    /** Whole numbers, or decimals given in their last digit. */
    private void numbers(String column, long min, long max, double distinct) {
        put(column, Optional.of(min), Optional.of(max), distinct, FIXED_WIDTH);
    }

    private void dates(String column, String min, String max, double distinct) {
        put(
                column,
                Optional.of(LocalDate.parse(min).toEpochDay()),
                Optional.of(LocalDate.parse(max).toEpochDay()),
                distinct,
                FIXED_WIDTH);
    }

    private void texts(String column, double distinct) {
        put(column, Optional.empty(), Optional.empty(), distinct, textWidth(column));
    }

    private void texts(String column, String min, String max, double distinct) {
        put(column, Optional.of(Bytes.utf8(min)), Optional.of(Bytes.utf8(max)), distinct, textWidth(column));
    }

    private double textWidth(String column) {
        Column found = table.columns().stream()
                .filter(candidate -> candidate.name().equals(column))
                .findFirst()
                .orElseThrow();
        return Math.max(1, ((VarcharType) found.type()).length() * TEXT_FILL);
    }

    private void put(String column, Optional<Object> min, Optional<Object> max, double distinct, double width) {
        columns.put(
                column,
                new ColumnStatistics(
                        min, max, OptionalDouble.of(0), OptionalDouble.of(distinct), OptionalDouble.of(width)));
    }
}
