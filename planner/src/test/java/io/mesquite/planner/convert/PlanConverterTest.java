package io.mesquite.planner.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.planner.PhysicalFixture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** SQL to plan text; estimates are left out. */
class PlanConverterTest {
    private static void assertPlan(String sql, String expected) {
        String plan = PhysicalFixture.text(sql)
                .lines()
                .map(line -> line.replaceAll("  ~.*", ""))
                .collect(Collectors.joining("\n", "", "\n"));
        assertEquals(expected, plan);
    }

    @Test
    void orderWithLimitIsTopN() {
        assertPlan(
                "select n_name from nation order by n_regionkey desc, n_name limit 3 offset 2",
                """
                Output n_name
                  TopN 3 offset 2 by n_regionkey desc, n_name
                    Scan tpch.sf1.nation: n_name, n_regionkey
                """);
    }

    @Test
    void anEndThatIsFarAwayTakesASort() {
        assertPlan(
                "select n_name from nation order by n_name limit 10 offset 100001",
                """
                Output n_name
                  Limit 10 offset 100001
                    Sort by n_name
                      Scan tpch.sf1.nation: n_name
                """);
    }

    @Test
    void offsetAloneKeepsTheOrder() {
        assertPlan(
                "select n_name from nation order by n_name offset 2",
                """
                Output n_name
                  Limit offset 2
                    Sort by n_name
                      Scan tpch.sf1.nation: n_name
                """);
    }

    @Test
    void exceptIsAnAntiJoinOfDistinctRows() {
        assertPlan(
                "select n_regionkey from nation except select r_regionkey from region",
                """
                Output n_regionkey
                  Join anti on n_regionkey is not distinct from r_regionkey → n_regionkey
                    Aggregate by n_regionkey
                      Scan tpch.sf1.nation: n_regionkey
                    Scan tpch.sf1.region: r_regionkey
                """);
    }

    @Test
    void intersectAllNumbersEqualRows() {
        assertPlan(
                "select n_regionkey from nation intersect all select r_regionkey from region",
                """
                Output n_regionkey
                  Join semi on n_regionkey is not distinct from r_regionkey and row_number is not distinct from row_number → n_regionkey
                    Window partition by n_regionkey: row_number = row_number()
                      Scan tpch.sf1.nation: n_regionkey
                    Window partition by r_regionkey: row_number = row_number()
                      Scan tpch.sf1.region: r_regionkey
                """);
    }

    @Test
    void unionGroupsEqualRows() {
        assertPlan(
                "select n_name from nation union select r_name from region",
                """
                Output n_name
                  Aggregate by n_name
                    Union
                      Scan tpch.sf1.nation: n_name
                      Scan tpch.sf1.region: r_name
                """);
    }

    @Test
    void groupingSetsExpandPartialResults() {
        assertPlan(
                "select n_regionkey, grouping(n_regionkey) g, count(*) c from nation group by rollup(n_regionkey)",
                """
                Output n_regionkey, g, c
                  Project n_regionkey, g = case when grouping_set = 0 then 0 else 1 end, c
                    FirstNonEmpty
                      Aggregate final by n_regionkey, grouping_set: c = count(c)
                        Expand to 2 rows each
                          Aggregate partial by n_regionkey: c = count(*)
                            Scan tpch.sf1.nation: n_regionkey
                      Expand to 1 rows each
                        Aggregate: c = count(*)
                          Values 0 rows: no columns
                """);
    }

    @Test
    void groupingSetsOfDistinctArgumentsExpandRows() {
        assertPlan(
                "select n_regionkey, sum(distinct n_nationkey) c from nation group by grouping sets ((n_regionkey), (n_name))",
                """
                Output n_regionkey, c
                  Aggregate by n_regionkey, n_name, grouping_set: c = sum(n_nationkey)
                    Aggregate by n_regionkey, n_name, grouping_set, n_nationkey
                      Expand to 2 rows each
                        Scan tpch.sf1.nation: n_nationkey, n_name, n_regionkey
                """);
    }

    @Test
    void distinctValuesOfOneColumnAreGroupedFirst() {
        assertPlan(
                "select n_regionkey, count(distinct n_name) c from nation group by n_regionkey",
                """
                Output n_regionkey, c
                  Aggregate by n_regionkey: c = count(n_name)
                    Aggregate by n_regionkey, n_name
                      Scan tpch.sf1.nation: n_name, n_regionkey
                """);
    }

    @Test
    void windowsOfOneOrderShareANode() {
        assertPlan(
                "select rank() over w r, n_name, row_number() over w n, sum(n_nationkey) over (partition by n_regionkey) s"
                        + " from nation window w as (partition by n_regionkey order by n_name)",
                """
                Output r, n_name, n, s
                  Window partition by n_regionkey: sum = sum(n_nationkey) range between unbounded preceding and unbounded following
                    Window partition by n_regionkey order by n_name: rank = rank(), row_number = row_number() rows between unbounded preceding and current row
                      Scan tpch.sf1.nation: n_nationkey, n_name, n_regionkey
                """);
    }

    @Test
    void unnestKeepsTheColumnsBesideIt() {
        assertPlan(
                "select y, x from (values (4, array[1, 2])) t(y, a) cross join unnest(a) as u(x)",
                """
                Output y, x
                  Unnest a
                    Project y = 4, a = array[1, 2]
                      Values 1 row: no columns
                """);
    }

    @Test
    void equalityOfComputedValuesIsAKey() {
        assertPlan(
                "select n_name, r_name from nation join region on n_regionkey = r_regionkey + 1 and n_name < r_name",
                """
                Output n_name, r_name
                  Join inner on n_regionkey = expr3 → n_name, r_name
                    · where n_name < r_name
                    Scan tpch.sf1.nation: n_name, n_regionkey
                    Project r_name, expr3 = r_regionkey + 1
                      Scan tpch.sf1.region: r_regionkey, r_name
                """);
    }
}
