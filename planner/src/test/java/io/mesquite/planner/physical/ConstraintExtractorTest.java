package io.mesquite.planner.physical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.planner.PhysicalFixture;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.type.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstraintExtractorTest {
    private static Constraint constraint(String condition) {
        PlanNode node = PhysicalFixture.plan("select count(*) from lineitem where " + condition, 1)
                .root()
                .root();
        while (!(node instanceof ScanNode)) {
            node = node.sources().get(0);
        }
        return ((ScanNode) node).scan().constraint();
    }

    private static Domain domain(String condition, String column) {
        return constraint(condition).domain(column);
    }

    @Test
    void comparisonsMeetInARange() {
        assertEquals(
                Domain.of(new Range(2L, true, 5L, false)),
                domain("l_linenumber >= 2 and 5 > l_linenumber", "l_linenumber"));
    }

    @Test
    void listIsASetOfValues() {
        assertEquals(
                Domain.ofValues(List.of(Bytes.utf8("AIR"), Bytes.utf8("MAIL"))),
                domain("l_shipmode in ('MAIL', 'AIR')", "l_shipmode"));
    }

    @Test
    void alternativesOfOneColumnMeetInAUnion() {
        assertEquals(
                new Domain(List.of(Range.lessThan(2L), Range.greaterThan(5L)), false),
                domain("l_linenumber < 2 or l_linenumber > 5", "l_linenumber"));
    }

    @Test
    void alternativesOfSeveralColumnsSayWhatAllOfThemSay() {
        Constraint constraint =
                constraint("l_linenumber = 1 and l_shipmode = 'AIR' or l_linenumber = 3 and l_returnflag = 'R'");
        assertEquals(Constraint.of("l_linenumber", Domain.ofValues(List.of(1L, 3L))), constraint);
    }

    @Test
    void likeIsARangeOfPrefixes() {
        assertEquals(
                Domain.of(new Range(Bytes.utf8("ab"), true, Bytes.utf8("ac"), false)),
                domain("l_comment like 'ab%c_'", "l_comment"));
        assertEquals(Domain.ALL, domain("l_comment like '%ab'", "l_comment"));
    }

    @Test
    void computedValuesSayNothing() {
        assertEquals(Constraint.ALL, constraint("l_linenumber + 1 = 2"));
    }
}
