package io.mesquite.files.parquet;

import io.mesquite.files.filesystem.FileEntry;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Footers of files used lately, bounded by bytes. A changed file has another entry, so nothing is ever stale. Thread-safe. */
final class FileCache {
    private final long maxBytes;
    private final Map<FileEntry, ParquetFile> files = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    FileCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    synchronized ParquetFile find(FileEntry entry) {
        return files.get(entry);
    }

    synchronized void put(ParquetFile file) {
        ParquetFile before = files.put(file.entry(), file);
        bytes += file.retainedBytes() - (before == null ? 0 : before.retainedBytes());
        Iterator<ParquetFile> eldest = files.values().iterator();
        while (bytes > maxBytes && eldest.hasNext()) {
            bytes -= eldest.next().retainedBytes();
            eldest.remove();
        }
    }
}
