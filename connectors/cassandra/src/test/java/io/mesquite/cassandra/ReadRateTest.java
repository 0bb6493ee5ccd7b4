package io.mesquite.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReadRateTest {
    @Test
    void rowsBeyondTheRateAreWaitedFor() {
        ReadRate rate = new ReadRate(1_000);
        long pause = 0;
        for (int page = 0; page < 10; page++) {
            pause = rate.pauseAfter(1_000);
        }
        assertTrue(
                pause > 8_000_000_000L && pause <= 10_000_000_000L, "10,000 rows of 1,000 a second: " + pause + " ns");
    }

    @Test
    void noBoundMeansNoPause() {
        assertEquals(0, new ReadRate(0).pauseAfter(Integer.MAX_VALUE));
    }
}
