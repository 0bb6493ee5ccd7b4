package io.mesquite.files.table;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files that a path names. A star stands for any characters of one name, a question mark for one, {@code [a-c]} for one of
 * some, {@code {x,y}} for one of several texts, and a name of two stars for any folders. A folder stands for all data files
 * below it; folders named {@code column=value} are partitions here too.
 */
final class PathGlob {
    private static final Pattern SPECIAL = Pattern.compile("[*?\\[{]");
    private static final String ANY_DEPTH = "**";

    private final FileSystem fileSystem;
    private final FolderWalk walk;
    private final String path;

    PathGlob(FileSystem fileSystem, FolderWalk walk, String path) {
        this.fileSystem = fileSystem;
        this.walk = walk;
        this.path = path;
    }

    /** The data files, in the order of their names. */
    List<TableFile> files() {
        int special = firstSpecial();
        int folderEnd = special < 0 ? path.length() : path.lastIndexOf('/', special);
        String folder = folderEnd == 0 ? "/" : path.substring(0, folderEnd);
        List<TableFile> files = new ArrayList<>();
        Optional<FileEntry> start = entry(folder);
        if (start.isPresent()) {
            List<String> names = special < 0
                    ? List.of()
                    : List.of(path.substring(folderEnd + 1).split("/"));
            expand(start.get(), names, Map.of(), files);
        }
        if (files.isEmpty()) {
            throw notFound(folder, start.isPresent());
        }
        return files;
    }

    private int firstSpecial() {
        var matcher = SPECIAL.matcher(path);
        return matcher.find() ? matcher.start() : -1;
    }

    private Optional<FileEntry> entry(String location) {
        List<FileEntry> found = fileSystem.list(location);
        if (found.size() == 1 && found.get(0).location().equals(location)) {
            return Optional.of(found.get(0));
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new FileEntry(location, true, 0, 0));
    }

    private void expand(
            FileEntry entry, List<String> names, Map<String, Optional<String>> partition, List<TableFile> files) {
        if (names.isEmpty()) {
            files.addAll(walk.files(entry, partition));
            return;
        }
        if (!entry.folder()) {
            return;
        }
        String name = names.get(0);
        List<String> rest = names.subList(1, names.size());
        if (name.equals(ANY_DEPTH)) {
            expand(entry, rest.isEmpty() ? List.of("*") : rest, partition, files);
        }
        Pattern pattern = pattern(name);
        for (FileEntry child : fileSystem.list(entry.location())) {
            if (FolderWalk.isHidden(child.name()) && !FolderWalk.isHidden(name)) {
                continue;
            }
            if (name.equals(ANY_DEPTH)) {
                if (child.folder()) {
                    expand(child, names, with(partition, child), files);
                }
            } else if (pattern.matcher(child.name()).matches()) {
                expand(child, rest, with(partition, child), files);
            }
        }
    }

    private static Map<String, Optional<String>> with(Map<String, Optional<String>> partition, FileEntry child) {
        Optional<PartitionFolder> folder = child.folder() ? PartitionFolder.parse(child.name()) : Optional.empty();
        if (folder.isEmpty()) {
            return partition;
        }
        Map<String, Optional<String>> more = new LinkedHashMap<>(partition);
        more.put(folder.get().column(), folder.get().value());
        return more;
    }

    private static Pattern pattern(String name) {
        StringBuilder regex = new StringBuilder();
        boolean inBraces = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            int close = c == '[' ? name.indexOf(']', i + 2) : -1;
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (close > 0) {
                String set = name.substring(i + 1, close)
                        .replace("\\", "\\\\")
                        .replace("[", "\\[")
                        .replace("&&", "&\\&");
                regex.append('[')
                        .append(set.startsWith("!") ? "^" + set.substring(1) : set)
                        .append(']');
                i = close;
            } else if (c == '{' && name.indexOf('}', i) > 0) {
                inBraces = true;
                regex.append("(?:");
            } else if (c == '}' && inBraces) {
                inBraces = false;
                regex.append(')');
            } else if (c == ',' && inBraces) {
                regex.append('|');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private MesquiteException notFound(String folder, boolean folderIsThere) {
        if (folderIsThere) {
            boolean exact = folder.equals(path);
            return new MesquiteException(
                    ErrorCode.TABLE_NOT_FOUND,
                    exact
                            ? "'" + path + "' holds no data; files end in .parquet, .csv, .tsv, .json and such"
                            : "no data file matches '" + path + "'" + nearest(folder, path.substring(folder.length())));
        }
        // the first name of the path that is not there
        String missingAt = folder;
        String parent = parent(missingAt);
        while (parent.length() > 1 && !isAboveRoot(parent) && entry(parent).isEmpty()) {
            missingAt = parent;
            parent = parent(missingAt);
        }
        return new MesquiteException(
                ErrorCode.TABLE_NOT_FOUND,
                "there is no file or folder '" + missingAt + "'"
                        + nearest(parent, missingAt.substring(missingAt.lastIndexOf('/') + 1)));
    }

    /** Of a store there is nothing above its root, as {@code s3:/} is above {@code s3://bucket}. */
    private static boolean isAboveRoot(String location) {
        return location.endsWith(":/");
    }

    private static String parent(String location) {
        int slash = location.lastIndexOf('/');
        return slash <= 0 ? "/" : location.substring(0, slash);
    }

    private String nearest(String folder, String name) {
        if (isAboveRoot(folder)) {
            return "";
        }
        List<String> known = fileSystem.list(folder).stream()
                .map(FileEntry::name)
                .filter(candidate -> !FolderWalk.isHidden(candidate))
                .toList();
        if (known.isEmpty()) {
            return "; there is nothing in " + folder;
        }
        return NearestName.of(name.replaceFirst("^/", ""), known)
                .map(near -> "; did you mean '" + (folder.endsWith("/") ? folder : folder + "/") + near + "'?")
                .orElse("; " + folder + " has " + String.join(", ", known.subList(0, Math.min(5, known.size())))
                        + (known.size() > 5 ? " and others" : ""));
    }
}
