package io.mesquite.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.text.PlanText;
import io.mesquite.plan.wire.WireFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The plans of the TPC-H queries at scale 1, in one process and on four workers. */
class TpchPlanTest {
    static Stream<Arguments> queries() {
        return Stream.of(1, 4)
                .flatMap(workers -> IntStream.rangeClosed(1, 22).mapToObj(query -> Arguments.of(query, workers)));
    }

    @ParameterizedTest(name = "q{0} on {1} workers")
    @MethodSource("queries")
    void planIsAsReviewed(int query, int workers) {
        String plan = PlanText.of(PhysicalFixture.plan(PlannerFixture.tpchQuery(query), workers));
        GoldenPlans.check(String.format("tpch/%d-workers/q%02d.plan", workers, query), plan);
    }

    @ParameterizedTest(name = "q{0} on {1} workers")
    @MethodSource("queries")
    void planTravelsUnchanged(int query, int workers) {
        WireFormat<QueryPlan> format = WireFormat.of(QueryPlan.class);
        QueryPlan plan = PhysicalFixture.plan(PlannerFixture.tpchQuery(query), workers);
        assertEquals(plan, format.read(format.write(plan)));
    }
}
