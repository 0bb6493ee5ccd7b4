package io.mesquite.files.table;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.format.FileFormats;
import io.mesquite.files.format.FileSummary;
import io.mesquite.spi.connector.Column;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The tables of one folder. Each folder in it with at least one data file is a table, and each data file is one too:
 *
 * <pre>
 * shop/orders/part-1.parquet           orders
 * shop/orders/part-2.parquet
 * shop/sales/year=2026/month=1/a.csv   sales, with the columns year and month
 * shop/items.csv.gz                    items
 * shop/notes.json, shop/notes.csv      "notes.json" and "notes.csv", since both can't be notes
 * </pre>
 *
 * <p>Listings are kept for a while, so that planning is quick and new files are seen soon. Thread-safe.
 */
public final class TableFinder {
    /** A name that is not known is looked for again where the listing is older than that. */
    private static final long NEW_NAME_NANOS = Duration.ofSeconds(1).toNanos();

    private static final int MAX_PATHS = 100;

    private final String root;
    private final boolean onlyPaths;
    private final FileSystem fileSystem;
    private final FileFormats formats;
    private final SummaryCache summaries;
    private final FolderWalk walk;
    private final Duration listingLife;
    private final Optional<Executor> background;
    private final Expiring<List<FileEntry>> children;
    private final Map<FileEntry, Expiring<Boolean>> dataSeen = new ConcurrentHashMap<>();
    private final Map<String, Expiring<Optional<FileTable>>> paths = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Expiring<Optional<FileTable>>> eldest) {
            return size() > MAX_PATHS;
        }
    };
    private final Map<FileEntry, Expiring<Optional<FileTable>>> tables = new ConcurrentHashMap<>();

    /**
     * @param root the folder, or a single file, which then is the only table
     * @param onlyPaths whether nothing is a table but what is asked for by its path
     * @param listingLife after which a folder is listed again
     * @param background lists folders that are asked for often before that; must not be the threads of {@code summaries}, for
     *     which it waits
     */
    public TableFinder(
            String root,
            boolean onlyPaths,
            Duration listingLife,
            Optional<Executor> background,
            FileSystem fileSystem,
            FileFormats formats,
            SummaryCache summaries) {
        this.onlyPaths = onlyPaths;
        this.root = root;
        this.fileSystem = fileSystem;
        this.formats = formats;
        this.summaries = summaries;
        this.walk = new FolderWalk(fileSystem, formats);
        this.listingLife = listingLife;
        this.background = background;
        this.children = new Expiring<>(listingLife, background, previous -> listChildren());
    }

    /** The names of all tables, sorted. */
    public List<String> names() {
        return onlyPaths ? List.of() : List.copyOf(allEntries().keySet());
    }

    /** The table of exactly that name, or of the files that a name with a slash in it is the path of. */
    public Optional<FileTable> find(String name) {
        if (name.indexOf('/') >= 0) {
            return findPath(name);
        }
        if (onlyPaths) {
            return Optional.empty();
        }
        return entry(name, children.get())
                // it may be new
                .or(() -> entry(name, children.get(NEW_NAME_NANOS)))
                .flatMap(entry -> table(name, entry));
    }

    /** Forgets what is kept of a table, and which tables there are. */
    public void forget(String name) {
        children.forget();
        dataSeen.clear();
        List<Expiring<Optional<FileTable>>> forgotten = new ArrayList<>();
        synchronized (paths) {
            Expiring<Optional<FileTable>> path = paths.remove(name);
            if (path != null) {
                forgotten.add(path);
            }
        }
        tables.entrySet().removeIf(entry -> {
            boolean same = formats.stem(entry.getKey().name()).equals(name)
                    || entry.getKey().name().equals(name);
            return same && forgotten.add(entry.getValue());
        });
        for (Expiring<Optional<FileTable>> table : forgotten) {
            Optional<FileTable> known = table.known();
            if (known != null) {
                known.ifPresent(found -> summaries.forget(found.files()));
            }
        }
    }

    private Optional<FileTable> table(String name, FileEntry entry) {
        tables.keySet().retainAll(Set.copyOf(children.get()));
        return tables.computeIfAbsent(
                        entry, key -> new Expiring<>(listingLife, background, previous -> load(name, key, previous)))
                .get();
    }

    /** The entry that is called so: by its stem where that is its own, else by its whole name. */
    private Optional<FileEntry> entry(String name, List<FileEntry> among) {
        List<FileEntry> ofStem = withData(name, among);
        if (ofStem.size() == 1) {
            return Optional.of(ofStem.get(0));
        }
        return among.stream()
                .filter(entry -> entry.name().equals(name))
                .filter(entry -> withData(formats.stem(name), among).size() > 1)
                .filter(this::hasData)
                .findFirst();
    }

    private List<FileEntry> withData(String stem, List<FileEntry> among) {
        return among.stream()
                .filter(entry -> formats.stem(entry.name()).equals(stem))
                .filter(this::hasData)
                .toList();
    }

    private boolean hasData(FileEntry entry) {
        return dataSeen.computeIfAbsent(
                        entry, key -> new Expiring<>(listingLife, background, previous -> walk.hasData(key)))
                .get();
    }

    private List<FileEntry> listChildren() {
        List<FileEntry> found = fileSystem.list(root).stream()
                .filter(entry -> !FolderWalk.isHidden(entry.name()))
                .toList();
        dataSeen.keySet().retainAll(Set.copyOf(found));
        return found;
    }

    /** The table of the files that a path in the folder names, by {@link PathGlob}; empty for a path that is not in the folder. */
    private Optional<FileTable> findPath(String path) {
        String inside = root.endsWith("/") ? root : root + "/";
        if (!path.equals(root) && !path.startsWith(inside)) {
            return Optional.empty();
        }
        Expiring<Optional<FileTable>> known;
        synchronized (paths) {
            known = paths.computeIfAbsent(
                    path, key -> new Expiring<>(listingLife, background, previous -> loadPath(key, previous)));
        }
        return known.get();
    }

    private Optional<FileTable> loadPath(String path, Optional<FileTable> previous) {
        return unlessSame(path, new PathGlob(fileSystem, walk, path).files(), previous);
    }

    private SortedMap<String, FileEntry> allEntries() {
        List<FileEntry> all = children.get();
        // each look costs a store a round trip, and there may be many
        summaries.runAll(
                all.stream().<Runnable>map(entry -> () -> hasData(entry)).toList());
        Map<String, List<FileEntry>> byStem = new LinkedHashMap<>();
        for (FileEntry entry : all) {
            if (hasData(entry)) {
                byStem.computeIfAbsent(formats.stem(entry.name()), stem -> new ArrayList<>())
                        .add(entry);
            }
        }
        SortedMap<String, FileEntry> named = new TreeMap<>();
        byStem.forEach((stem, entriesOfStem) -> {
            if (entriesOfStem.size() == 1) {
                named.put(stem, entriesOfStem.get(0));
            } else {
                entriesOfStem.forEach(entry -> named.put(entry.name(), entry));
            }
        });
        tables.keySet().retainAll(Set.copyOf(named.values()));
        return Collections.unmodifiableSortedMap(named);
    }

    private Optional<FileTable> load(String name, FileEntry entry, Optional<FileTable> previous) {
        return unlessSame(name, walk.files(entry), previous);
    }

    private Optional<FileTable> unlessSame(String name, List<TableFile> files, Optional<FileTable> previous) {
        if (previous != null && previous.isPresent() && previous.get().files().equals(files)) {
            return previous;
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(table(name, files));
    }

    private FileTable table(String name, List<TableFile> files) {
        List<FileSummary> found = summaries.summaries(files);
        ColumnMerger merger = new ColumnMerger();
        for (int i = 0; i < files.size(); i++) {
            merger.add(files.get(i), found.get(i));
        }
        List<Column> partitionColumns = partitionColumns(files);
        Set<String> hidden = new LinkedHashSet<>();
        partitionColumns.forEach(column -> hidden.add(column.name().toLowerCase(Locale.ROOT)));
        List<Column> columns = new ArrayList<>(merger.columns());
        columns.removeIf(column -> hidden.contains(column.name().toLowerCase(Locale.ROOT)));
        columns.addAll(partitionColumns);
        return new FileTable(name, files, columns, partitionColumns);
    }

    private static List<Column> partitionColumns(List<TableFile> files) {
        Map<String, Set<Optional<String>>> values = new LinkedHashMap<>();
        for (TableFile file : files) {
            file.partition().forEach((column, value) -> values.computeIfAbsent(column, key -> new LinkedHashSet<>())
                    .add(value));
        }
        List<Column> columns = new ArrayList<>();
        values.forEach((column, texts) -> {
            boolean everywhere =
                    files.stream().allMatch(file -> file.partition().containsKey(column));
            boolean nullable = !everywhere || texts.contains(Optional.<String>empty());
            columns.add(new Column(column, PartitionColumn.type(texts), nullable, ""));
        });
        return columns;
    }
}
