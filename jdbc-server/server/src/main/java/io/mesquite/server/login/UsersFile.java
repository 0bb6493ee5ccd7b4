package io.mesquite.server.login;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The file of users: a line {@code name:hash} each. Empty lines and those that start with {@code #} say nothing. */
public final class UsersFile {
    private final Path file;

    public UsersFile(Path file) {
        this.file = file;
    }

    /** @throws MesquiteException INVALID_CONFIGURATION with the line that can't be read */
    Map<String, PasswordHash> read() {
        Map<String, PasswordHash> users = new HashMap<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw invalid(i, "the form of a line is name:hash", null);
            }
            try {
                if (users.put(line.substring(0, colon), PasswordHash.parse(line.substring(colon + 1))) != null) {
                    throw invalid(i, "the user '" + line.substring(0, colon) + "' has a line already", null);
                }
            } catch (IllegalArgumentException e) {
                throw invalid(i, e.getMessage(), e);
            }
        }
        return users;
    }

    /** Gives a user a password, in place of the one there was; makes the file where there is none. */
    public void put(String user, String password) {
        if (user.isBlank() || user.contains(":") || user.startsWith("#") || !user.equals(user.strip())) {
            throw new MesquiteException(
                    ErrorCode.INVALID_ARGUMENT,
                    "A user's name has no ':', no '#' or space at its start, and is not empty; '" + user
                            + "' is not one");
        }
        if (password.isEmpty()) {
            throw new MesquiteException(ErrorCode.INVALID_ARGUMENT, "A password can't be empty");
        }
        List<String> lines = new ArrayList<>(Files.exists(file) ? lines() : List.of());
        lines.removeIf(line -> line.strip().startsWith(user + ":"));
        lines.add(user + ":" + PasswordHash.of(password));
        try {
            write(lines);
        } catch (IOException e) {
            throw new MesquiteException(
                    ErrorCode.INVALID_CONFIGURATION, file + " can't be written: " + e.getMessage(), e);
        }
    }

    /** A server that reads the file meanwhile sees the old one or the new one. */
    private void write(List<String> lines) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path written = Files.createTempFile(folder, file.getFileName().toString(), ".new");
        try {
            Files.write(written, lines, StandardCharsets.UTF_8);
            if (Files.getFileStore(written).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(
                        written,
                        Files.exists(file)
                                ? Files.getPosixFilePermissions(file)
                                : PosixFilePermissions.fromString("rw-------"));
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** When the file was last written, in milliseconds; 0 where there is none. */
    long lastWritten() {
        return file.toFile().lastModified();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MesquiteException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "The file of users " + file + " can't be read: " + e.getMessage() + "; 'mesquite add-user " + file
                            + " NAME' makes it",
                    e);
        }
    }

    private MesquiteException invalid(int line, String why, Throwable cause) {
        return new MesquiteException(ErrorCode.INVALID_CONFIGURATION, file + ":" + (line + 1) + ": " + why, cause);
    }
}
