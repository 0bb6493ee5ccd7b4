package io.mesquite.planner.physical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.plan.fragment.Fragment;
import io.mesquite.plan.fragment.Partitioning;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.planner.PhysicalFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddExchangesTest {
    private static QueryPlan plan(String sql) {
        return PhysicalFixture.plan(sql, 4);
    }

    private static List<Partitioning.Kind> outputs(QueryPlan plan) {
        return plan.fragments().stream()
                .map(fragment -> fragment.output().kind())
                .toList();
    }

    @Test
    void oneWorkerRunsOneFragment() {
        QueryPlan plan = PhysicalFixture.plan("select count(*) from lineitem", 1);
        assertEquals(1, plan.fragments().size());
        assertEquals(Fragment.TaskCount.SINGLE, plan.root().tasks());
    }

    @Test
    void globalAggregateIsGathered() {
        QueryPlan plan = plan("select count(*) from lineitem");
        assertEquals(List.of(Partitioning.Kind.GATHER, Partitioning.Kind.GATHER), outputs(plan));
        assertEquals(Fragment.TaskCount.SOURCE, plan.fragments().get(0).tasks());
        assertEquals(Fragment.TaskCount.SINGLE, plan.root().tasks());
    }

    @Test
    void groupsMeetByKey() {
        QueryPlan plan = plan("select l_shipmode, sum(l_tax) from lineitem group by l_shipmode");
        assertEquals(
                List.of(Partitioning.Kind.HASH, Partitioning.Kind.GATHER, Partitioning.Kind.GATHER), outputs(plan));
        assertEquals(Partitioning.hash(List.of(0)), plan.fragments().get(0).output());
        assertEquals(Fragment.TaskCount.HASH, plan.fragments().get(1).tasks());
    }

    @Test
    void smallBuildSideIsBroadcast() {
        QueryPlan plan = plan("select n_name, s_name from supplier join nation on s_nationkey = n_nationkey");
        assertEquals(
                List.of(Partitioning.Kind.BROADCAST, Partitioning.Kind.GATHER, Partitioning.Kind.GATHER),
                outputs(plan));
    }

    @Test
    void largeSidesMeetByKey() {
        QueryPlan plan = plan("select o_comment, l_comment from orders join lineitem on o_orderkey = l_orderkey");
        assertEquals(
                List.of(
                        Partitioning.Kind.HASH,
                        Partitioning.Kind.HASH,
                        Partitioning.Kind.GATHER,
                        Partitioning.Kind.GATHER),
                outputs(plan));
    }

    @Test
    void groupsOfAJoinKeyAreTogetherAlready() {
        QueryPlan plan = plan("select l_orderkey, count(*), max(o_comment), max(l_comment) from orders join lineitem"
                + " on o_orderkey = l_orderkey group by l_orderkey");
        long byHash = outputs(plan).stream()
                .filter(kind -> kind == Partitioning.Kind.HASH)
                .count();
        assertEquals(2, byHash);
    }

    @Test
    void sortedTasksAreMerged() {
        QueryPlan plan = plan("select l_tax from lineitem order by l_tax");
        assertTrue(io.mesquite.plan.text.PlanText.of(plan).contains("merging by l_tax"), plan::toString);
    }
}
