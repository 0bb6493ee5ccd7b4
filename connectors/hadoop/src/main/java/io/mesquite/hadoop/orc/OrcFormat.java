package io.mesquite.hadoop.orc;

import io.mesquite.files.filesystem.FileCache;
import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.format.FileFormat;
import io.mesquite.files.format.FileRange;
import io.mesquite.files.format.FileSummary;
import io.mesquite.hadoop.input.Faults;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.predicate.Constraint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.orc.StripeInformation;

/** ORC files, a stripe a split. Stripes, and row groups in them, are left out by their statistics and Bloom filters. */
public final class OrcFormat implements FileFormat {
    private final FileCache<OrcFooter> footers = new FileCache<>();

    @Override
    public String name() {
        return "orc";
    }

    @Override
    public boolean matches(String fileName) {
        return fileName.endsWith(".orc");
    }

    @Override
    public FileSummary summarize(FileSystem fileSystem, FileEntry file) {
        return footer(fileSystem, file).summary();
    }

    @Override
    public List<FileRange> ranges(FileSystem fileSystem, FileEntry file, List<Column> columns, Constraint constraint) {
        OrcFooter footer = footer(fileSystem, file);
        List<FileRange> ranges = new ArrayList<>();
        for (int i = 0; i < footer.stripes().size(); i++) {
            if (footer.mayMatch(i, constraint)) {
                StripeInformation stripe = footer.stripes().get(i);
                long bytes = stripe.getDataLength()
                        * columns.size()
                        / Math.max(1, footer.summary().columns().size());
                ranges.add(new FileRange(i, 0, stripe.getNumberOfRows(), bytes, stripe.getOffset()));
            }
        }
        return ranges;
    }

    @Override
    public BatchSource open(
            FileSystem fileSystem,
            FileEntry file,
            FileRange range,
            List<Column> columns,
            Constraint constraint,
            ScanContext context) {
        OrcFooter footer = footer(fileSystem, file);
        return columns.isEmpty()
                ? new RowCount(range.to())
                : OrcSource.open(fileSystem, file, footer, range, columns, constraint, context);
    }

    private OrcFooter footer(FileSystem fileSystem, FileEntry file) {
        return footers.get(file, () -> {
            try {
                return OrcFooter.read(fileSystem, file);
            } catch (IOException | RuntimeException e) {
                throw Faults.of(file, "ORC", e);
            }
        });
    }
}
