package io.mesquite.mesos.cluster;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Keeps the id that a master gave to the framework, so that a coordinator that starts again takes over what ran. */
final class FrameworkIdFile {
    private final Path file;

    FrameworkIdFile(Path file) {
        this.file = file;
    }

    /** @throws MesquiteException INVALID_CONFIGURATION when there is one that can't be read, or none could be written */
    Optional<String> read() {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw failure("its folder may not be written to", null);
            }
            return Optional.of(Files.readString(file).strip()).filter(id -> !id.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failure(e.toString(), e);
        }
    }

    /** Empty to forget; whole or not at all. */
    void write(Optional<String> id) throws IOException {
        if (id.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, id.get() + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private MesquiteException failure(String why, Throwable cause) {
        return new MesquiteException(
                ErrorCode.INVALID_CONFIGURATION,
                "The framework's id can't be kept in " + file + " (mesos.state-file): " + why,
                cause);
    }
}
