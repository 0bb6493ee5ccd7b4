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

/** Cuts files into ranges when they are asked for, the largest file first, so that the last ones to be read are small. */
final class FilesSplitSource implements SplitSource {
    private final FileSystem fileSystem;
    private final SummaryCache summaries;
    private final Iterator<TableFile> files;
    private final Scan scan;
    private final ArrayDeque<Split> ready = new ArrayDeque<>();

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
        List<Split> next = new ArrayList<>();
        while (next.size() < most && !ready.isEmpty()) {
            next.add(ready.poll());
        }
        return next;
    }

    @Override
    public void close() {
        ready.clear();
    }

    private void cut(TableFile file) {
        FileScan fileScan = FileScan.of(scan, file, summaries.summary(file));
        if (!fileScan.mayMatch(scan.constraint())) {
            return;
        }
        for (FileRange range : fileScan.ranges(fileSystem)) {
            List<String> hosts = fileSystem.hosts(file.entry(), range.position(), Math.max(1, range.bytes()));
            ready.add(new FilesSplit(file.entry(), file.format().name(), file.partition(), range, hosts));
        }
    }
}
