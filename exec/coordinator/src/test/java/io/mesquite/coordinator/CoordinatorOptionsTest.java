package io.mesquite.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CoordinatorOptionsTest {
    @Test
    void theDefaultsAreThese() {
        long queryMemory = (long) (Runtime.getRuntime().maxMemory() * 0.6);
        assertEquals(new CoordinatorOptions(16, 100, queryMemory, 16 << 20, 8 << 20), CoordinatorOptions.defaults());
    }

    @Test
    void valuesThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new CoordinatorOptions(0, 1, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new CoordinatorOptions(1, 1, 0, 1, 1));
    }
}
