package io.mesquite.files.table;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.format.FileFormats;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the data files in a folder and the folders in it, whatever their depth. */
final class FolderWalk {
    /** Deeper than any sane layout, so it is a link that leads back. */
    private static final int MAX_DEPTH = 64;

    private final FileSystem fileSystem;
    private final FileFormats formats;

    FolderWalk(FileSystem fileSystem, FileFormats formats) {
        this.fileSystem = fileSystem;
        this.formats = formats;
    }

    /** The data files at or below an entry, in the order of their names. */
    List<TableFile> files(FileEntry entry) {
        return files(entry, Map.of());
    }

    /** @param partition that the entry itself is in */
    List<TableFile> files(FileEntry entry, Map<String, Optional<String>> partition) {
        List<TableFile> files = new ArrayList<>();
        collect(entry, partition, 0, files);
        return files;
    }

    /** Whether there is any data file at or below an entry. */
    boolean hasData(FileEntry entry) {
        return hasData(entry, 0);
    }

    /** Files and folders that other programs keep for themselves: their names begin with a dot or an underscore. */
    static boolean isHidden(String name) {
        return name.startsWith(".") || name.startsWith("_") && name.indexOf('=') < 0;
    }

    private void collect(FileEntry entry, Map<String, Optional<String>> partition, int depth, List<TableFile> files) {
        if (!entry.folder()) {
            formats.of(fileSystem, entry).ifPresent(format -> files.add(new TableFile(entry, format, partition)));
            return;
        }
        for (FileEntry child : children(entry, depth)) {
            Optional<PartitionFolder> folder = child.folder() ? PartitionFolder.parse(child.name()) : Optional.empty();
            Map<String, Optional<String>> childPartition = partition;
            if (folder.isPresent()) {
                childPartition = new LinkedHashMap<>(partition);
                childPartition.put(folder.get().column(), folder.get().value());
            }
            collect(child, childPartition, depth + 1, files);
        }
    }

    private boolean hasData(FileEntry entry, int depth) {
        if (!entry.folder()) {
            return formats.of(fileSystem, entry).isPresent();
        }
        return children(entry, depth).stream().anyMatch(child -> hasData(child, depth + 1));
    }

    private List<FileEntry> children(FileEntry folder, int depth) {
        if (depth > MAX_DEPTH) {
            throw new MesquiteException(
                    ErrorCode.DATA_UNREADABLE,
                    folder.location() + " is more than " + MAX_DEPTH + " folders deep; is it a link that leads back?");
        }
        return fileSystem.list(folder.location()).stream()
                .filter(child -> !isHidden(child.name()))
                .toList();
    }
}
