package io.mesquite.files.table;

import io.mesquite.files.filesystem.FileCache;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.format.FileSummary;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** What files say of themselves, kept for the files last used. A file that changed has another entry. Thread-safe. */
public final class SummaryCache {
    /** Fewer files than this are not worth handing to other threads. */
    private static final int PARALLEL_FROM = 4;

    private final FileSystem fileSystem;
    private final ExecutorService threads;
    private final FileCache<FileSummary> summaries = new FileCache<>();

    /** @param threads used to look at many files at once */
    public SummaryCache(FileSystem fileSystem, ExecutorService threads) {
        this.fileSystem = fileSystem;
        this.threads = threads;
    }

    public FileSummary summary(TableFile file) {
        return summaries.get(file.entry(), () -> file.format().summarize(fileSystem, file.entry()));
    }

    /** The summaries in the order of the files. */
    public List<FileSummary> summaries(List<TableFile> files) {
        long unknown =
                files.stream().filter(file -> !summaries.contains(file.entry())).count();
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

    /** Forgets what the files said. */
    void forget(List<TableFile> files) {
        files.forEach(file -> summaries.remove(file.entry()));
    }

    /** Runs all on the threads, and returns when all are done. */
    void runAll(List<Runnable> work) {
        List<Future<?>> futures = new ArrayList<>();
        work.forEach(piece -> futures.add(threads.submit(piece)));
        try {
            futures.forEach(SummaryCache::result);
        } finally {
            futures.forEach(future -> future.cancel(false));
        }
    }

    private static <T> T result(Future<T> future) {
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
