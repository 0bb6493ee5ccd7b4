package io.mesquite.planner.physical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.plan.node.SharedNode;
import io.mesquite.plan.node.WithNode;
import io.mesquite.planner.PhysicalFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareCommonPlansTest {
    private static final String TOTALS =
            "with totals as (select o_custkey, sum(o_totalprice) as total, count(*) as n from orders group by o_custkey) ";

    private static <T extends PlanNode> List<T> nodes(String sql, int workers, Class<T> type) {
        List<T> found = new ArrayList<>();
        PhysicalFixture.plan(sql, workers).fragments().forEach(fragment -> collect(fragment.root(), type, found));
        return found;
    }

    private static <T extends PlanNode> List<T> nodes(String sql, Class<T> type) {
        return nodes(sql, 1, type);
    }

    private static <T extends PlanNode> void collect(PlanNode node, Class<T> type, List<T> found) {
        if (type.isInstance(node)) {
            found.add(type.cast(node));
        }
        node.sources().forEach(source -> collect(source, type, found));
    }

    private static long scansOf(String table, String sql) {
        return nodes(sql, ScanNode.class).stream()
                .filter(scan -> scan.table().endsWith(table))
                .count();
    }

    @Test
    void aWithQueryThatIsNamedTwiceIsComputedOnce() {
        String sql = TOTALS + "select count(*) from totals where total > (select avg(total) from totals)";
        assertEquals(1, scansOf("orders", sql));
        assertEquals(2, nodes(sql, SharedNode.class).size());
    }

    @Test
    void readersThatNeedOtherColumnsShareAllOfThem() {
        String sql = TOTALS + "select (select max(total) from totals), (select min(n) from totals)";
        WithNode with = nodes(sql, WithNode.class).get(0);
        assertEquals(
                List.of("total", "n"),
                with.shared().get(0).fields().stream().map(Field::name).toList());
        assertEquals(
                List.of(List.of("total"), List.of("n")),
                nodes(sql, SharedNode.class).stream()
                        .map(reader -> reader.fields().stream().map(Field::name).toList())
                        .toList());
    }

    @Test
    void columnsThatNoReaderNeedsAreNotComputed() {
        String sql = TOTALS + "select (select max(n) from totals), (select min(n) from totals)";
        WithNode with = nodes(sql, WithNode.class).get(0);
        assertEquals(
                List.of("n"),
                with.shared().get(0).fields().stream().map(Field::name).toList());
    }

    @Test
    void readersFindTheirColumnsWhereASharedProjectionHasTurnedThemRound() {
        String sql = "with t as (select n, total, o_custkey from"
                + " (select o_custkey, sum(o_totalprice) as total, count(*) as n from orders group by o_custkey) as x limit 1000)"
                + " select (select max(total) from t), (select min(n) from t), (select max(o_custkey) from t)";
        WithNode with = nodes(sql, WithNode.class).get(0);
        for (SharedNode reader : nodes(sql, SharedNode.class)) {
            int channel = reader.channels().get(0);
            assertEquals(
                    with.shared().get(0).fields().get(channel).name(),
                    reader.fields().get(0).name());
        }
    }

    @Test
    void readersThatOnlyCountStillGetRows() {
        String sql = TOTALS
                + "select a.n, b.n from (select count(*) as n from totals) a, (select count(*) as n from totals) b";
        assertEquals(1, scansOf("orders", sql));
        assertEquals(
                1, nodes(sql, WithNode.class).get(0).shared().get(0).fields().size());
    }

    @Test
    void aSharedPlanMayReadAnother() {
        String sql = TOTALS
                + ", large as (select o_custkey, total from totals where total > (select avg(total) from totals)"
                + " order by total limit 1000) select count(*) from large a, large b, totals c"
                + " where a.o_custkey = b.o_custkey and a.total = c.total";
        assertEquals(1, scansOf("orders", sql));
        WithNode with = nodes(sql, WithNode.class).get(0);
        assertEquals(2, with.shared().size());
        List<SharedNode> readers = new ArrayList<>();
        collect(with.shared().get(1), SharedNode.class, readers);
        assertEquals(List.of(0, 0), readers.stream().map(SharedNode::shared).toList());
    }

    @Test
    void differentFiltersAreDifferentPlans() {
        String sql =
                "with t as (select o_custkey, o_orderstatus, count(*) as n from orders group by o_custkey, o_orderstatus) "
                        + "select count(*) from t a, t b where a.o_custkey = b.o_custkey and a.o_orderstatus = 'F' and b.o_orderstatus = 'O'";
        assertEquals(0, nodes(sql, WithNode.class).size());
    }

    @Test
    void aScanIsRatherReadAgain() {
        String sql = "with t as (select o_orderkey from orders where o_totalprice > 1000) "
                + "select (select max(o_orderkey) from t), (select min(o_orderkey) from t where o_orderkey > 5)";
        assertEquals(2, scansOf("orders", sql));
    }

    @Test
    void moreRowsThanMemoryMayHoldAreComputedAgain() {
        String groups = "with t as (select %s, max(l_comment) as a, max(c_comment) as b from lineitem, orders, customer"
                + " where l_orderkey = o_orderkey and o_custkey = c_custkey group by %s)"
                + " select (select max(a) from t), (select min(b) from t)";
        assertEquals(1, sharedAggregates(groups.replace("%s", "l_suppkey")));
        assertEquals(0, sharedAggregates(groups.replace("%s", "l_orderkey, l_linenumber")));
    }

    private static long sharedAggregates(String sql) {
        List<AggregateNode> aggregates = new ArrayList<>();
        nodes(sql, WithNode.class)
                .forEach(with -> with.shared().forEach(shared -> collect(shared, AggregateNode.class, aggregates)));
        return aggregates.size();
    }

    @Test
    void randomNumbersAreNotShared() {
        String sql = "with t as (select o_custkey, max(random()) as r from orders group by o_custkey) "
                + "select (select max(r) from t), (select min(r) from t)";
        assertEquals(0, nodes(sql, WithNode.class).size());
    }

    @Test
    void severalWorkersDoNotShare() {
        String sql = TOTALS + "select count(*) from totals where total > (select avg(total) from totals)";
        assertEquals(0, nodes(sql, 4, WithNode.class).size());
    }
}
