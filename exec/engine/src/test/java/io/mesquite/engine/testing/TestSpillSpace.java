package io.mesquite.engine.testing;

import io.mesquite.engine.disk.SpillSettings;
import io.mesquite.engine.disk.SpillSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where tests spill to: one folder a test process, removed at its end. */
public final class TestSpillSpace {
    private static final Path DIRECTORY = newDirectory();
    private static final SpillSpace ROOMY = new SpillSpace(settings());
    private static final SpillSpace FORCED = new SpillSpace(settings().withForceAbove(0));
    private static final SpillSpace TIGHT = new SpillSpace(settings().withForceAbove(8 << 10));

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ROOMY.close();
            FORCED.close();
            TIGHT.close();
            DIRECTORY.toFile().delete();
        }));
    }

    private TestSpillSpace() {}

    /** Shared by tests that do not count its bytes; operators spill whatever they hold where {@code forced}. */
    public static SpillSpace get(boolean forced) {
        return forced ? FORCED : ROOMY;
    }

    /** Operators spill when they hold more than a few batches of a test. */
    public static SpillSpace tight() {
        return TIGHT;
    }

    /** In the folder of this process. */
    public static SpillSettings settings() {
        return SpillSettings.defaults().withDirectory(DIRECTORY);
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("mesquite-spill-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
