package io.mesquite.files;

import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.format.FileRange;
import io.mesquite.files.table.SummaryCache;
import io.mesquite.files.table.TableFile;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.SplitSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Cuts files into ranges when they are asked for, the largest file first, so that the last ones to be read are small. Small files
 * that lie on the same hosts are packed, up to a number of bytes and of files.
 */
final class FilesSplitSource implements SplitSource {
    private static final long SMALL_BYTES = 256 << 10;
    private static final long PACK_BYTES = 1 << 20;
    private static final int PACK_FILES = 32;

    private final FileSystem fileSystem;
    private final SummaryCache summaries;
    private final Iterator<TableFile> files;
    private final Scan scan;
    private final ArrayDeque<Split> ready = new ArrayDeque<>();
    private final List<FilesSplit> pack = new ArrayList<>();
    private long packBytes;

    FilesSplitSource(FileSystem fileSystem, SummaryCache summaries, List<TableFile> files, Scan scan) {
        this.fileSystem = fileSystem;
        this.summaries = summaries;
        this.scan = scan;
        this.files = files.stream()
                .sorted(Comparator.comparingLong(
                                (TableFile file) -> file.entry().length())
                        .reversed())
                .iterator();
    }

    @Override
    public List<Split> next(int most) {
        while (ready.size() < most && files.hasNext()) {
            cut(files.next());
        }
        if (!files.hasNext()) {
            closePack();
        }
        List<Split> next = new ArrayList<>();
        while (next.size() < most && !ready.isEmpty()) {
            next.add(ready.poll());
        }
        return next;
    }

    @Override
    public void close() {
        ready.clear();
        pack.clear();
    }

    private void cut(TableFile file) {
        FileScan fileScan = FileScan.of(scan, file, summaries.summary(file));
        if (!fileScan.mayMatch(scan.constraint())) {
            return;
        }
        boolean small = file.entry().length() <= SMALL_BYTES;
        for (FileRange range : fileScan.ranges(fileSystem)) {
            List<String> hosts = fileSystem.hosts(file.entry(), range.position(), Math.max(1, range.bytes()));
            FilesSplit split = new FilesSplit(file.entry(), file.format().name(), file.partition(), range, hosts);
            if (small) {
                pack(split, file.entry().length());
            } else {
                ready.add(split);
            }
        }
    }

    private void pack(FilesSplit split, long bytes) {
        boolean elsewhere = !pack.isEmpty() && !pack.get(0).hosts().equals(split.hosts());
        if (elsewhere || pack.size() == PACK_FILES || packBytes + bytes > PACK_BYTES) {
            closePack();
        }
        pack.add(split);
        packBytes += bytes;
    }

    private void closePack() {
        if (pack.size() == 1) {
            ready.add(pack.get(0));
        } else if (!pack.isEmpty()) {
            ready.add(new PackedSplit(pack));
        }
        pack.clear();
        packBytes = 0;
    }
}
