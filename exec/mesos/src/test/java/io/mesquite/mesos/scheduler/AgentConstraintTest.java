package io.mesquite.mesos.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mesquite.mesos.protocol.Offer;
import io.mesquite.mesos.protocol.SchedulerEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentConstraintTest {
    private static final Offer OFFER = ((SchedulerEvent.Offers) SchedulerEvent.read(
                    ("{\"type\":\"OFFERS\",\"offers\":{\"offers\":[{\"id\":{\"value\":\"o\"},\"agent_id\":{\"value\":\"a\"},"
                                    + "\"hostname\":\"h1\",\"domain\":{\"fault_domain\":{\"region\":{\"name\":\"eu\"},\"zone\":{\"name\":\"z1\"}}},"
                                    + "\"attributes\":[{\"name\":\"rack\",\"type\":\"TEXT\",\"text\":{\"value\":\"r1\"}},"
                                    + "{\"name\":\"cores\",\"type\":\"SCALAR\",\"scalar\":{\"value\":8.0}},"
                                    + "{\"name\":\"ids\",\"type\":\"RANGES\",\"ranges\":{\"range\":[{\"begin\":1,\"end\":5},{\"begin\":9,\"end\":9}]}},"
                                    + "{\"name\":\"disks\",\"type\":\"SET\",\"set\":{\"item\":[\"ssd\",\"nvme\"]}}]}]}}")
                            .getBytes(StandardCharsets.UTF_8)))
            .offers()
            .get(0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rack:r1 | true",
                "rack:r2 | false",
                "rack:r2,r1 | true",
                "rack | true",
                "row | false",
                "row:1 | false",
                "cores:8 | true",
                "cores:7.5 | true",
                "cores:9 | false",
                "cores:many | false",
                "ids:5 | true",
                "ids:6 | false",
                "ids:6,9 | true",
                "ids:x | false",
                "disks:ssd | true",
                "disks:nvme,ssd | true",
                "disks:ssd,tape | false",
                "hostname:h1 | true",
                "hostname:h2 | false",
                "zone:z1,z2 | true",
                "zone:z2 | false",
                "region:eu | true",
            })
    void anAgentFulfilsAConstraintOrNot(String constraint, boolean matches) {
        assertEquals(matches, AgentConstraint.parseAll(constraint).get(0).matches(OFFER));
    }

    @Test
    void severalAreReadAndWrittenAgain() {
        List<AgentConstraint> constraints = AgentConstraint.parseAll(" rack : r1, r2 ; ssd ;; cores:8");
        assertEquals("[rack:r1,r2, ssd, cores:8]", constraints.toString());
        assertEquals(List.of(), AgentConstraint.parseAll(" "));
    }

    @Test
    void aConstraintWithoutANameIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> AgentConstraint.parseAll("rack:r1;:r2"));
    }
}
