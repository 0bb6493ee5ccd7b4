package io.mesquite.planner.logical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.planner.PlannerFixture;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Type;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogicalPlannerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "select 'a' ; VARCHAR",
                "select 'a' || 'bc' ; VARCHAR",
                "select 1 / 2 ; INTEGER",
                "select cast(1 as decimal(15,2)) * cast(1 as decimal(15,2)) ; DECIMAL(30, 4)",
                "select cast(1 as decimal(38,2)) * cast(1 as decimal(15,2)) ; DECIMAL(38, 4)",
                "select cast(1 as decimal(15,2)) + 1 ; DECIMAL(16, 2)",
                "select cast(1 as decimal(15,2)) / cast(3 as decimal(15,2)) ; DECIMAL(27, 12)",
                "select sum(l_extendedprice) from lineitem ; DECIMAL(38, 2)",
                "select sum(l_linenumber) from lineitem ; BIGINT",
                "select avg(l_extendedprice) from lineitem ; DOUBLE",
                "select count(*) from lineitem ; BIGINT",
                "select timestamp '2020-01-01 00:00:00.123456' ; TIMESTAMP(6)",
                "select cast('a' as char(3)) ; CHAR(3)",
                "select array[1, 2] ; ARRAY(INTEGER)",
                "select date '2020-01-31' + interval '1' month ; DATE",
                "select x'00ff' ; VARBINARY"
            })
    void expressionsHaveTheTypesThatAreDocumented(String sql, String type) {
        List<Type> types = LogicalPlanner.columns(PlannerFixture.logical(sql)).stream()
                .map(column -> column.type())
                .toList();
        assertEquals(type, types.get(0).sql());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select N_NAME from Nation where N_Name = 'Ünï 漢字'",
                "select n_regionkey as r, count(*) c from nation group by r having c > 1 order by c desc, 1",
                "select 1 as x, x + 1 as y",
                "select n_name from nation order by n_nationkey limit 3 offset 1",
                "select distinct n_regionkey from nation",
                "select * from nation natural join (select n_nationkey from nation)",
                "select n_name, row_number() over (partition by n_regionkey order by n_name) from nation",
                "select n_regionkey, grouping(n_regionkey), count(*) from nation group by rollup (n_regionkey)",
                "select x from unnest(array[1, 2, 3]) as t (x)",
                "select n_name from nation where exists (select 1 from region where r_regionkey = n_regionkey) or n_name = 'x'",
                "select (select max(r_name) from region where r_regionkey = n_regionkey) from nation",
                "select n_name from nation where n_regionkey not in (select nullif(r_regionkey, 1) from region)",
                "select a.n_name from nation a full join nation b on a.n_nationkey = b.n_regionkey where b.n_name = 'x'",
                "select upper(n_name), length(n_name) from nation",
                "select current_date, current_timestamp, localtime",
                "select n_name::varchar(3) from nation where n_name ilike '%a%'",
                "select n_name from nation intersect select r_name from region except select 'x'",
                "values (1, 'a'), (2, null)",
                "select try_cast('x' as integer)"
            })
    void queriesArePlanned(String sql) {
        assertFalse(PlannerFixture.logicalText(sql).isEmpty());
    }

    @Test
    void longInListsAreOneSearch() {
        String list = IntStream.range(0, 10_000)
                .mapToObj(i -> Integer.toString(i * 2))
                .collect(Collectors.joining(", "));
        String sql = "select count(*) from lineitem where l_orderkey in (" + list + ")";
        RelRoot root = assertTimeout(Duration.ofSeconds(20), () -> PlannerFixture.logical(sql));
        assertTrue(org.apache.calcite.plan.RelOptUtil.toString(root.rel).contains("SEARCH"));
    }

    @Test
    void deepNestingIsPlannedOrRefused() {
        String sql = "select " + "(1 + ".repeat(1000) + "n_nationkey" + ")".repeat(1000) + " from nation";
        try {
            PlannerFixture.logical(sql);
        } catch (MesquiteException e) {
            assertEquals(ErrorCode.STATEMENT_TOO_COMPLEX, e.code());
        }
    }

    @Test
    void outerJoinWhoseMissingRowsAreFilteredBecomesInner() {
        String plan = PlannerFixture.logicalText(
                "select n_name from nation left join region on n_regionkey = r_regionkey where r_name = 'ASIA'");
        assertTrue(plan.contains("joinType=[inner]"), plan);
    }

    @Test
    void filterOnTheSideThatMayBeMissingStaysAboveAnOuterJoin() {
        String plan = PlannerFixture.logicalText(
                "select n_name from nation left join region on n_regionkey = r_regionkey where r_name is null");
        assertTrue(plan.contains("joinType=[left]"), plan);
        assertTrue(plan.indexOf("IS NULL") < plan.indexOf("LogicalJoin"), plan);
    }

    @Test
    void conditionsOnEqualColumnsReachBothInputs() {
        String plan = PlannerFixture.logicalText(
                "select 1 from orders join lineitem on o_orderkey = l_orderkey where o_orderkey = 7");
        assertEquals(3, plan.split("\\$0, 7", -1).length, plan);
    }

    @Test
    void filterOnGroupKeysGoesBelowTheAggregateAndOthersStay() {
        String plan = PlannerFixture.logicalText(
                "select * from (select n_regionkey k, count(*) c from nation group by 1)" + " where k = 2 and c > 3");
        int aggregate = plan.indexOf("LogicalAggregate");
        assertTrue(plan.indexOf("$1, 3") < aggregate && plan.lastIndexOf(", 2)") > aggregate, plan);
    }

    @Test
    void randomConditionsAreNotDuplicatedIntoInputs() {
        String plan = PlannerFixture.logicalText("select 1 from nation, region where random() < 0.5");
        assertTrue(plan.indexOf("RANDOM") < plan.indexOf("LogicalTableScan"), plan);
    }

    @Test
    void wrongNumberOfParametersIsAnError() {
        MesquiteException e = assertThrows(
                MesquiteException.class, () -> PlannerFixture.logical("select 1 from nation where n_nationkey = ?"));
        assertEquals(ErrorCode.INVALID_PARAMETER, e.code());
    }
}
