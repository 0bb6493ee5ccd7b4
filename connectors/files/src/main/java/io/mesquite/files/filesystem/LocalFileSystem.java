package io.mesquite.files.filesystem;

import io.mesquite.spi.connector.CheckStep;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Files of this machine, by NIO alone: nothing of Hadoop is loaded. Symbolic links are followed. */
public final class LocalFileSystem implements FileSystem, FileSystemCheck {
    @Override
    public List<FileEntry> list(String location) {
        Path path = Path.of(location);
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isDirectory() ? listFolder(path) : List.of(entry(path, attributes));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw unreadable(location, e);
        }
    }

    @Override
    public InputFile open(FileEntry file) {
        return LocalInputFile.open(file);
    }

    @Override
    public List<CheckStep> check(String location) {
        Path path = Path.of(location);
        String exists = "find " + location;
        String permission = "permission to read " + location;
        if (!Files.exists(path)) {
            return List.of(
                    CheckStep.failed(
                            exists, "there is nothing of that name", "create it, or change the catalog's key location"),
                    CheckStep.skipped(permission));
        }
        CheckStep found = CheckStep.ok(exists, Files.isDirectory(path) ? "a folder" : "a file");
        boolean allowed = Files.isReadable(path) && (!Files.isDirectory(path) || Files.isExecutable(path));
        String user = "user " + System.getProperty("user.name");
        return List.of(
                found,
                allowed
                        ? CheckStep.ok(permission, user + " may read it")
                        : CheckStep.failed(
                                permission,
                                user + " may not read it",
                                "give " + user + " the right to read it, and to enter it where it is a folder"));
    }

    @Override
    public void close() {}

    private static List<FileEntry> listFolder(Path folder) throws IOException {
        List<FileEntry> entries = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                try {
                    entries.add(entry(path, Files.readAttributes(path, BasicFileAttributes.class)));
                } catch (NoSuchFileException e) {
                    // deleted meanwhile, or a link to nowhere
                    continue;
                }
            }
        }
        entries.sort(Comparator.comparing(FileEntry::name));
        return entries;
    }

    static FileEntry entry(Path path, BasicFileAttributes attributes) {
        boolean folder = attributes.isDirectory();
        return new FileEntry(
                path.toString(),
                folder,
                folder ? 0 : attributes.size(),
                attributes.lastModifiedTime().toMillis());
    }

    static MesquiteException unreadable(String location, IOException cause) {
        String reason = cause instanceof AccessDeniedException ? "permission denied" : cause.getMessage();
        return new MesquiteException(ErrorCode.DATA_UNREADABLE, location + " can't be read: " + reason, cause);
    }
}
