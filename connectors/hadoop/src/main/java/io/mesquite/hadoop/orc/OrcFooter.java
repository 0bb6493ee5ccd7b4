package io.mesquite.hadoop.orc;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.format.FileSummary;
import io.mesquite.hadoop.input.HadoopLogs;
import io.mesquite.hadoop.input.OneFile;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ColumnStatistics;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.predicate.Constraint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.StripeInformation;
import org.apache.orc.StripeStatistics;
import org.apache.orc.TypeDescription;
import org.apache.orc.impl.OrcTail;
import org.apache.orc.impl.ReaderImpl;

/**
 * What the end of a file says.
 *
 * @param tail as the library wants it back when it opens the file again
 * @param stripeStatistics for each stripe; empty where the file has none
 */
record OrcFooter(
        OrcTail tail,
        TypeDescription schema,
        List<StripeInformation> stripes,
        List<StripeStatistics> stripeStatistics,
        OrcBounds bounds,
        FileSummary summary) {
    /** Nothing of the machine's own Hadoop files counts here. */
    static final Configuration CONFIGURATION = new Configuration(false);

    static OrcFooter read(FileSystem fileSystem, FileEntry file) throws IOException {
        try (ReaderImpl reader = (ReaderImpl) open(fileSystem, file, null, null)) {
            TypeDescription schema = reader.getSchema();
            OrcBounds bounds = new OrcBounds(reader.getWriterVersion());
            List<Column> columns = new ArrayList<>();
            Map<String, ColumnStatistics> statistics = new HashMap<>();
            List<TypeDescription> children = OrcTypes.columns(schema, file);
            org.apache.orc.ColumnStatistics[] stored = reader.getStatistics();
            for (int i = 0; i < children.size(); i++) {
                String name = schema.getFieldNames().get(i);
                Column column = new Column(name, OrcTypes.sqlType(children.get(i), name, file));
                columns.add(column);
                if (reader.getNumberOfRows() > 0
                        && stored.length > children.get(i).getId()) {
                    statistics.put(
                            name,
                            bounds.statistics(
                                    stored[children.get(i).getId()], column.type(), reader.getNumberOfRows()));
                }
            }
            TableStatistics rows = new TableStatistics(OptionalDouble.of(reader.getNumberOfRows()), true, statistics);
            return new OrcFooter(
                    new OrcTail(reader.getFileTail(), reader.getSerializedFileFooter()),
                    schema,
                    List.copyOf(reader.getStripes()),
                    List.copyOf(reader.getStripeStatistics()),
                    bounds,
                    new FileSummary(columns, rows));
        }
    }

    /** @param tail null where it is not known yet */
    static Reader open(FileSystem fileSystem, FileEntry file, OrcTail tail, ScanContext context) throws IOException {
        HadoopLogs.silence();
        return OrcFile.createReader(
                OneFile.PATH,
                OrcFile.readerOptions(CONFIGURATION)
                        .filesystem(new OneFile(fileSystem, file, context, CONFIGURATION))
                        .maxLength(file.length())
                        .orcTail(tail)
                        .useUTCTimestamp(true)
                        .convertToProlepticGregorian(true));
    }

    /** Whether a stripe may have rows in a constraint on columns of the file. */
    boolean mayMatch(int stripe, Constraint constraint) {
        if (constraint.isNone()) {
            return false;
        }
        if (stripe >= stripeStatistics.size()) {
            return true;
        }
        org.apache.orc.ColumnStatistics[] statistics =
                stripeStatistics.get(stripe).getColumnStatistics();
        for (int i = 0; i < summary.columns().size(); i++) {
            Column column = summary.columns().get(i);
            int id = schema.getChildren().get(i).getId();
            long rows = stripes.get(stripe).getNumberOfRows();
            if (id < statistics.length
                    && !bounds.mayMatch(statistics[id], column.type(), constraint.domain(column.name()), rows)) {
                return false;
            }
        }
        return true;
    }
}
