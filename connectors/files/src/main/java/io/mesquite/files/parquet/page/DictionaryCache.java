package io.mesquite.files.parquet.page;

import io.mesquite.files.filesystem.FileEntry;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Dictionaries used lately, bounded by bytes. The ranges of one row group share those of its chunks: each is decoded once,
 * and whoever computes something for a dictionary does so once. A changed file has another entry, so nothing is ever stale.
 * Thread-safe.
 */
public final class DictionaryCache {
    private final long maxBytes;
    private final Map<Key, Dictionary> dictionaries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * A column chunk.
     *
     * @param leaf the index of its column, since in a damaged file chunks of several columns may begin at one place
     */
    record Key(FileEntry file, int leaf, long start) {}

    public DictionaryCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The chunk's dictionary, or null. */
    synchronized Dictionary find(Key key) {
        return dictionaries.get(key);
    }

    /** Keeps a dictionary, and returns the one that all are to use: another reader may have been quicker. */
    synchronized Dictionary put(Key key, Dictionary dictionary) {
        Dictionary before = dictionaries.putIfAbsent(key, dictionary);
        if (before != null) {
            return before;
        }
        bytes += dictionary.retainedBytes();
        Iterator<Dictionary> eldest = dictionaries.values().iterator();
        while (bytes > maxBytes) {
            bytes -= eldest.next().retainedBytes();
            eldest.remove();
        }
        return dictionary;
    }
}
