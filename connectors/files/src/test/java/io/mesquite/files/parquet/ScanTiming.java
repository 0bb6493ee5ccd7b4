package io.mesquite.files.parquet;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.filesystem.LocalFileSystem;
import io.mesquite.files.format.FileRange;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.predicate.Constraint;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Times the decoding of columns: {@code FOLDER THREADS ROUNDS COLUMN...}; with {@code THREADS} negative, every tenth row only. */
final class ScanTiming {
    private record Piece(FileEntry file, FileRange range) {}

    private ScanTiming() {}

    public static void main(String[] arguments) throws InterruptedException {
        int threads = Math.abs(Integer.parseInt(arguments[1]));
        boolean sparse = arguments[1].startsWith("-");
        int rounds = Integer.parseInt(arguments[2]);
        List<String> names = Arrays.asList(arguments).subList(3, arguments.length);
        ParquetFormat format = new ParquetFormat();
        try (FileSystem fileSystem = new LocalFileSystem()) {
            List<FileEntry> files = fileSystem.list(arguments[0]).stream()
                    .filter(file -> format.matches(file.name()) && !file.name().startsWith("."))
                    .toList();
            // time on the processor, since the machine may be shared
            long[] nanos = new long[rounds];
            AtomicLong rows = new AtomicLong();
            for (int round = 0; round < rounds; round++) {
                rows.set(0);
                nanos[round] = run(format, fileSystem, files, names, threads, sparse, rows);
            }
            System.out.printf("first %.1f ms%n", nanos[0] / 1e6);
            Arrays.sort(nanos);
            double median = nanos[rounds / 2];
            System.out.printf(
                    "%s %s: %d rows, processor time median %.1f ms, best %.1f ms, %.2f ns/value; %d threads%n",
                    arguments[0],
                    names,
                    rows.get(),
                    median / 1e6,
                    nanos[0] / 1e6,
                    nanos[0] / (double) rows.get() / names.size(),
                    threads);
        }
    }

    private static long run(
            ParquetFormat format,
            FileSystem fileSystem,
            List<FileEntry> files,
            List<String> names,
            int threads,
            boolean sparse,
            AtomicLong rows)
            throws InterruptedException {
        List<Piece> pieces = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (FileEntry file : files) {
            if (columns.isEmpty()) {
                for (String name : names) {
                    columns.add(format.summarize(fileSystem, file).columns().stream()
                            .filter(column -> column.name().equals(name))
                            .findFirst()
                            .orElseThrow());
                }
            }
            format.ranges(fileSystem, file, columns, Constraint.ALL)
                    .forEach(range -> pieces.add(new Piece(file, range)));
        }
        pieces.sort((left, right) ->
                Long.compare(right.range.to() - right.range.from(), left.range.to() - left.range.from()));
        AtomicInteger next = new AtomicInteger();
        AtomicLong nanos = new AtomicLong();
        Thread[] workers = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            workers[i] = new Thread(() -> {
                ThreadMXBean clock = ManagementFactory.getThreadMXBean();
                for (int piece = next.getAndIncrement(); piece < pieces.size(); piece = next.getAndIncrement()) {
                    read(format, fileSystem, pieces.get(piece), columns, sparse, rows);
                }
                nanos.addAndGet(clock.getCurrentThreadCpuTime());
            });
            workers[i].start();
        }
        for (Thread worker : workers) {
            worker.join();
        }
        return nanos.get();
    }

    private static void read(
            ParquetFormat format,
            FileSystem fileSystem,
            Piece piece,
            List<Column> columns,
            boolean sparse,
            AtomicLong rows) {
        try (BatchSource source = format.open(
                fileSystem, piece.file, piece.range, columns, Constraint.ALL, new TestScanContext(4L << 30))) {
            int[] positions = new int[4096];
            for (SourceBatch batch = source.next(); batch != null; batch = source.next()) {
                int count = 0;
                for (int i = 0; i < batch.size(); i += 10) {
                    positions[count++] = i;
                }
                for (int column = 0; column < columns.size(); column++) {
                    batch.load(column, sparse ? positions : null, sparse ? count : batch.size());
                }
                rows.addAndGet(batch.size());
            }
        }
    }
}
