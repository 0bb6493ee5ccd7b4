package io.mesquite.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddUserCommandTest {
    @TempDir
    private Path folder;

    private int run(String input, String... arguments) throws Exception {
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new AddUserCommand(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out)
                .run(CommandLine.parse(List.of(arguments)).operands());
    }

    @Test
    void thePasswordIsTheFirstLineOfTheInput() throws Exception {
        Path file = folder.resolve("users");
        assertEquals(0, run("secret\nmore\n", "add-user", file.toString(), "ann"));
        assertEquals(0, run("other", "add-user", file.toString(), "bob"));
        List<String> lines = Files.readAllLines(file);
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).startsWith("ann:pbkdf2-sha512:"), lines.get(0));
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThrows(
                UsageException.class,
                () -> run("", "add-user", folder.resolve("users").toString(), "ann"));
        assertThrows(UsageException.class, () -> run("x", "add-user", "users"));
        assertThrows(UsageException.class, () -> run("x", "add-user", "users", "ann", "more"));
    }
}
