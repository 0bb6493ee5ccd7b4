package io.mesquite.planner.physical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.planner.PhysicalFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinOrderTest {
    private static List<JoinNode> joins(String sql) {
        List<JoinNode> joins = new ArrayList<>();
        collect(PhysicalFixture.plan(sql, 1).root().root(), joins);
        return joins;
    }

    private static void collect(PlanNode node, List<JoinNode> joins) {
        if (node instanceof JoinNode join) {
            joins.add(join);
        }
        node.sources().forEach(source -> collect(source, joins));
    }

    @Test
    void smallTablesAroundALargeOneAreNotMultiplied() {
        List<JoinNode> joins = joins("select count(*) from lineitem, supplier, part, orders where l_suppkey = s_suppkey"
                + " and l_partkey = p_partkey and l_orderkey = o_orderkey and s_acctbal > 9999 and p_size = 1"
                + " and p_container = 'JUMBO BOX' and o_orderdate = date '1995-01-01'");
        assertEquals(3, joins.size());
        joins.forEach(join -> assertEquals(1, join.keys().size(), join::toString));
    }

    @Test
    void whatNothingConnectsIsMultiplied() {
        List<JoinNode> joins = joins("select count(*) from nation, region, supplier where n_nationkey = s_nationkey");
        assertEquals(1, joins.stream().filter(join -> join.keys().isEmpty()).count());
    }

    @Test
    void aConditionOfThreeTablesIsNoEndOfTheSearch() {
        List<JoinNode> joins =
                joins("select count(*) from nation, region, supplier where n_nationkey = r_regionkey + s_suppkey");
        assertEquals(2, joins.size());
        assertTrue(joins.stream()
                .anyMatch(join -> join.residual().isPresent() || !join.keys().isEmpty()));
    }

    @Test
    void keysOfSeveralTablesAreEstimatedOneByOne() {
        // each of the two small tables leaves one row of a hundred, whatever the other does
        String sql =
                "select l_orderkey from lineitem, supplier, part where l_suppkey = s_suppkey and l_partkey = p_partkey"
                        + " and s_suppkey between 1 and 100 and p_partkey between 1 and 2000";
        var plan = PhysicalFixture.plan(sql, 1);
        double rows = plan.estimates().get(plan.root().root().id()).rows();
        assertTrue(rows > 100 && rows < 2000, "estimated " + rows);
    }
}
