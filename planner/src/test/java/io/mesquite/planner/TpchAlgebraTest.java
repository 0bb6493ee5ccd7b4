package io.mesquite.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The optimized algebra of the TPC-H queries is as reviewed. {@code -Dplans.rewrite=true} writes the files anew; look at the
 * difference before it is committed.
 */
class TpchAlgebraTest {
    private static final Path PLANS = Path.of("src", "test", "resources", "algebra");

    static int[] queries() {
        return java.util.stream.IntStream.rangeClosed(1, 22).toArray();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void queryIsPlannedAsReviewed(int query) throws IOException {
        String plan =
                PlannerFixture.logicalText(PlannerFixture.tpchQuery(query)).replace("\r\n", "\n");
        Path file = PLANS.resolve(String.format("q%02d.txt", query));
        if (Boolean.getBoolean("plans.rewrite")) {
            Files.createDirectories(PLANS);
            Files.writeString(file, plan);
        }
        assertEquals(Files.readString(file), plan);
    }
}
