package io.mesquite.files;

import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.filesystem.FileSystemCheck;
import io.mesquite.files.format.FileFormat;
import io.mesquite.files.format.FileFormats;
import io.mesquite.files.table.FileTable;
import io.mesquite.files.table.SummaryCache;
import io.mesquite.files.table.TableFile;
import io.mesquite.files.table.TableFinder;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.CatalogCheck;
import io.mesquite.spi.connector.CheckStep;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ConnectorMetadata;
import io.mesquite.spi.connector.ReadAhead;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.ScanExplanation;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.SplitSource;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A folder of files as a catalog with one schema, {@code default}. {@link TableFinder} says what its tables are, the
 * {@link FileFormat}s read files, and {@link FileScan} puts a scan of a table and a file together.
 */
public final class FilesConnector implements Connector, ReadAhead, CatalogCheck, ScanExplanation {
    static final String SCHEMA = "default";
    static final int DEFAULT_SAMPLE_BYTES = 1 << 20;
    static final Duration DEFAULT_LISTING_AGE = Duration.ofSeconds(1);
    static final Duration DEFAULT_REMOTE_LISTING_AGE = Duration.ofSeconds(10);

    private static final long IDLE_SECONDS = 10;

    /** How many small files of a store are on their way at once for one thread. */
    private static final int PACK_AHEAD = 8;

    /** Enough to fill a line of a gigabit a second through round trips of a tenth of a second. */
    private static final long BYTES_AHEAD = 32L << 20;

    /** For a reader that will soon have enough. */
    private static final long LIMITED_BYTES_AHEAD = 2L << 20;

    private final String root;
    private final FileSystem fileSystem;
    private final FileFormats formats;
    private final SummaryCache summaries;
    private final TableFinder finder;
    private final ExecutorService threads;
    private final ExecutorService background;
    private final ConnectorMetadata metadata;

    /**
     * @param root the folder, as the file system names it
     * @param sampleBytes how much of a text file is looked at to guess its types
     */
    FilesConnector(String root, FileSystem fileSystem, int sampleBytes) {
        this(root, false, DEFAULT_LISTING_AGE, fileSystem, new FileFormats(InstalledFormats.all(sampleBytes)));
    }

    /** @param onlyPaths whether it has no tables but those that a statement names by their path */
    FilesConnector(String root, boolean onlyPaths, Duration listingAge, FileSystem fileSystem, FileFormats formats) {
        this.root = root;
        this.fileSystem = fileSystem;
        this.formats = formats;
        this.threads =
                threads("mesquite-files", Math.max(2, Runtime.getRuntime().availableProcessors()));
        this.background = threads("mesquite-listing", 1);
        this.summaries = new SummaryCache(fileSystem, threads);
        this.finder = new TableFinder(
                root,
                onlyPaths,
                listingAge,
                fileSystem.isRemote() ? Optional.of(background) : Optional.empty(),
                fileSystem,
                formats,
                summaries);
        this.metadata = new FilesMetadata(finder, summaries);
    }

    @Override
    public ConnectorMetadata metadata() {
        return metadata;
    }

    @Override
    public SplitSource splits(Scan scan) {
        String name = ((FilesTableHandle) scan.table()).table();
        FileTable table = finder.find(name).orElseThrow(() -> gone(name));
        List<TableFile> files = FilePruning.files(table, scan.constraint());
        return new FilesSplitSource(fileSystem, summaries, files, scan);
    }

    @Override
    public BatchSource open(Scan scan, Split split, ScanContext context) {
        if (split instanceof PackedSplit packed) {
            int ahead = fileSystem.isRemote() ? PACK_AHEAD : 1;
            return new PackedSource(packed.pieces(), ahead, piece -> openPiece(scan, piece, context));
        }
        return openPiece(scan, (FilesSplit) split, context);
    }

    private BatchSource openPiece(Scan scan, FilesSplit piece, ScanContext context) {
        FileFormat format = formats.byName(piece.format());
        TableFile file = new TableFile(piece.file(), format, piece.partition());
        FileScan fileScan = FileScan.of(scan, file, summaries.summary(file));
        if (!fileScan.mayMatch(context.dynamicConstraint())) {
            return NoRows.INSTANCE;
        }
        return fileScan.open(fileSystem, piece.range(), context);
    }

    @Override
    public List<String> explain(Scan scan) {
        FileTable table = finder.find(((FilesTableHandle) scan.table()).table()).orElse(null);
        return table == null
                ? List.of()
                : List.of(FilePruning.explain(table, FilePruning.files(table, scan.constraint())));
    }

    @Override
    public long bytesAhead(Scan scan) {
        if (!fileSystem.isRemote()) {
            return 0;
        }
        return scan.limit().isPresent() ? LIMITED_BYTES_AHEAD : BYTES_AHEAD;
    }

    @Override
    public List<CheckStep> check() {
        return fileSystem instanceof FileSystemCheck checked ? checked.check(root) : List.of();
    }

    @Override
    public void close() {
        background.shutdownNow();
        threads.shutdownNow();
        fileSystem.close();
    }

    private static MesquiteException gone(String table) {
        return new MesquiteException(
                ErrorCode.DATA_CHANGED,
                "the files of table " + table + " were removed while a query read it; run the query again");
    }

    private static ExecutorService threads(String name, int count) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
