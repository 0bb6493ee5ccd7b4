package io.mesquite.catalog;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The views of all catalogs, kept in a folder of their own, so that stores that are only read have views too. Two names
 * that differ only in case are the same. The folder is read once; it belongs to one process at a time. Thread-safe.
 */
public final class ViewStore {
    private final Optional<ViewFiles> files;
    private volatile SortedMap<Key, View> views;

    private record Key(String catalog, String schema, String name) implements Comparable<Key> {
        static Key of(String catalog, String schema, String name) {
            return new Key(catalog, schema.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
        }

        static Key of(View view) {
            return of(view.catalog(), view.schema(), view.name());
        }

        @Override
        public int compareTo(Key other) {
            int byCatalog = catalog.compareTo(other.catalog);
            int bySchema = byCatalog == 0 ? schema.compareTo(other.schema) : byCatalog;
            return bySchema == 0 ? name.compareTo(other.name) : bySchema;
        }
    }

    private ViewStore(Optional<ViewFiles> files, List<View> known) {
        this.files = files;
        SortedMap<Key, View> all = new TreeMap<>();
        known.forEach(view -> all.put(Key.of(view), view));
        this.views = Collections.unmodifiableSortedMap(all);
    }

    /** Views that end with the process. */
    public static ViewStore inMemory() {
        return new ViewStore(Optional.empty(), List.of());
    }

    /** Views that are kept in a folder, which is made with the first of them. A file that can't be read is left alone, and a warning logged. */
    public static ViewStore in(Path folder) {
        ViewFiles files = new ViewFiles(folder);
        return new ViewStore(Optional.of(files), files.readAll());
    }

    /** All views, by catalog, schema and name. */
    public List<View> all() {
        return List.copyOf(views.values());
    }

    /** The views of a schema, by name. */
    public List<View> in(String catalog, String schema) {
        return views.values().stream()
                .filter(view -> view.catalog().equals(catalog) && view.schema().equalsIgnoreCase(schema))
                .toList();
    }

    /** The view of a name, whatever the case of its letters. */
    public Optional<View> find(String catalog, String schema, String name) {
        return Optional.ofNullable(views.get(Key.of(catalog, schema, name)));
    }

    /**
     * Adds a view. When this returns it is on disk.
     *
     * @param replace whether it takes the place of one of the same name
     * @throws MesquiteException ALREADY_EXISTS; DATA_UNREADABLE where the folder can't be written
     */
    public synchronized void put(View view, boolean replace) {
        Optional<View> before = find(view.catalog(), view.schema(), view.name());
        if (before.isPresent() && !replace) {
            throw new MesquiteException(
                    ErrorCode.ALREADY_EXISTS,
                    "there is already a view " + view.fullName() + "; write CREATE OR REPLACE VIEW to replace it");
        }
        files.ifPresent(folder -> {
            folder.write(view);
            before.filter(old -> !folder.isSameFile(old, view)).ifPresent(folder::delete);
        });
        SortedMap<Key, View> all = new TreeMap<>(views);
        all.put(Key.of(view), view);
        views = Collections.unmodifiableSortedMap(all);
    }

    /** Removes a view; false where there is none of that name. */
    public synchronized boolean drop(String catalog, String schema, String name) {
        Optional<View> view = find(catalog, schema, name);
        if (view.isEmpty()) {
            return false;
        }
        files.ifPresent(folder -> folder.delete(view.get()));
        SortedMap<Key, View> all = new TreeMap<>(views);
        all.remove(Key.of(view.get()));
        views = Collections.unmodifiableSortedMap(all);
        return true;
    }
}
