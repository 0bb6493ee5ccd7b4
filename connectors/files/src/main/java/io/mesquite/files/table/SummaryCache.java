package io.mesquite.files.table;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.format.FileSummary;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** What files say of themselves, kept for the files last used. A file that changed has another entry. Thread-safe. */
public final class SummaryCache {
    private static final int MAX_FILES = 20_000;
    /** Fewer files than this are not worth handing to other threads. */
    private static final int PARALLEL_FROM = 4;

    private final FileSystem fileSystem;
    private final ExecutorService threads;
    private final Map<FileEntry, FileSummary> summaries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<FileEntry, FileSummary> eldest) {
            return size() > MAX_FILES;
        }
    };

    /** @param threads used to look at many files at once */
    public SummaryCache(FileSystem fileSystem, ExecutorService threads) {
        this.fileSystem = fileSystem;
        this.threads = threads;
    }

    public FileSummary summary(TableFile file) {
        FileSummary known = find(file);
        if (known != null) {
            return known;
        }
        FileSummary summary = file.format().summarize(fileSystem, file.entry());
        synchronized (summaries) {
            summaries.put(file.entry(), summary);
        }
        return summary;
    }

    /** The summaries in the order of the files. */
    public List<FileSummary> summaries(List<TableFile> files) {
        long unknown = files.stream().filter(file -> find(file) == null).count();
        if (unknown < PARALLEL_FROM) {
            return files.stream().map(this::summary).toList();
        }
        List<Future<FileSummary>> futures = new ArrayList<>();
        for (TableFile file : files) {
            futures.add(threads.submit(() -> summary(file)));
        }
        try {
            List<FileSummary> result = new ArrayList<>();
            for (Future<FileSummary> future : futures) {
                result.add(result(future));
            }
            return result;
        } finally {
            futures.forEach(future -> future.cancel(false));
        }
    }

    private FileSummary find(TableFile file) {
        synchronized (summaries) {
            return summaries.get(file.entry());
        }
    }

    private static FileSummary result(Future<FileSummary> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MesquiteException(ErrorCode.QUERY_CANCELLED, "cancelled while files were looked at", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MesquiteException failure) {
                throw new MesquiteException(failure.code(), failure.getMessage(), failure);
            }
            throw new MesquiteException(ErrorCode.INTERNAL_ERROR, "looking at a file failed: " + e.getCause(), e);
        }
    }
}
