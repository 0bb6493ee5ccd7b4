package io.mesquite.console;

import io.mesquite.server.login.UsersFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes a user's line into a file of users. The password is asked on a terminal, or else is the first line of the input. */
final class AddUserCommand {
    private final InputStream in;
    private final PrintStream out;

    AddUserCommand(InputStream in, PrintStream out) {
        this.in = in;
        this.out = out;
    }

    /** @param operands the file and the user's name */
    int run(List<String> operands) throws IOException {
        Path file = Path.of(operands.get(0));
        String user = operands.get(1);
        new UsersFile(file).put(user, System.console() == null ? readLine() : ask(user));
        out.println("User '" + user + "' may log in where mesquite.properties says security.users-file=" + file);
        return 0;
    }

    private String readLine() throws IOException {
        String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new UsageException("The password is missing; give it on standard input");
        }
        return line;
    }

    private static String ask(String user) {
        char[] password = System.console().readPassword("Password of %s: ", user);
        char[] again = System.console().readPassword("Again: ");
        if (password == null || again == null || !new String(password).equals(new String(again))) {
            throw new UsageException("The two passwords are not the same; nothing was changed");
        }
        return new String(password);
    }
}
