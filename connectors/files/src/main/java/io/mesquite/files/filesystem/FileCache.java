package io.mesquite.files.filesystem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What was found out about files, kept for those last used. A file that changed has another entry. Thread-safe. */
public final class FileCache<T> {
    private static final int MAX_FILES = 20_000;

    private final Map<FileEntry, T> values = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<FileEntry, T> eldest) {
            return size() > MAX_FILES;
        }
    };

    /** The value for a file; two threads that miss it at the same time both find it out. */
    public T get(FileEntry file, Supplier<T> lookup) {
        synchronized (values) {
            T known = values.get(file);
            if (known != null) {
                return known;
            }
        }
        T found = lookup.get();
        synchronized (values) {
            values.put(file, found);
        }
        return found;
    }

    /** Whether the value for a file is known. */
    public boolean contains(FileEntry file) {
        synchronized (values) {
            return values.containsKey(file);
        }
    }

    /** Forgets the value for a file. */
    public void remove(FileEntry file) {
        synchronized (values) {
            values.remove(file);
        }
    }
}
