package io.mesquite.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A report in Markdown whose lines are printed when they are known. */
final class Printed {
    private final StringBuilder text = new StringBuilder();

    void line(String format, Object... values) {
        String line = format.formatted(values);
        System.out.println(line);
        text.append(line).append('\n');
    }

    void write(Path file) throws IOException {
        Files.writeString(file, text.toString());
    }
}
