package io.mesquite.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.engine.disk.SpillSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkerMainTest {
    private static SpillSettings roundTrip(SpillSettings spill) {
        return WorkerMain.options(WorkerMain.spillOptions(spill).toArray(String[]::new))
                .spill();
    }

    @Test
    void aWorkerSpillsAsItsServerIsToldTo() {
        SpillSettings bounded = new SpillSettings(Path.of("/data/spill files"), 5_000_000_000L, 1 << 20);
        assertEquals(bounded, roundTrip(bounded));
    }

    @Test
    void boundsThatAreNotSetStayUnset() {
        SpillSettings standard = SpillSettings.defaults();
        assertEquals(standard, roundTrip(standard));
    }

    @Test
    void withoutOptionsItListensOnLoopbackOnly() {
        WorkerOptions options = WorkerMain.options(new String[] {"--id", "w1", "--threads", "3"});
        assertEquals("127.0.0.1", options.bindHost());
        assertEquals("w1", options.id());
        assertEquals(3, options.threads().orElseThrow());
        assertEquals(SpillSettings.defaults(), options.spill());
    }
}
