package io.mesquite.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Plans kept as text files. {@code mvn test -Dtest=TpchPlanTest -Dtest.jvm=-Dplans.rewrite=true} writes them anew; review the
 * difference.
 */
final class GoldenPlans {
    private static final boolean REWRITE = Boolean.getBoolean("plans.rewrite");

    private GoldenPlans() {}

    /** Compares a plan with the file of that name, or writes the file. */
    static void check(String name, String plan) {
        try {
            if (REWRITE) {
                Path file = Path.of("src/test/resources/io/mesquite/planner", name);
                Files.createDirectories(file.getParent());
                Files.writeString(file, plan);
                return;
            }
            try (InputStream in = GoldenPlans.class.getResourceAsStream(name)) {
                String expected = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(expected, plan, () -> name + "; -Dtest.jvm=-Dplans.rewrite=true writes it anew");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
