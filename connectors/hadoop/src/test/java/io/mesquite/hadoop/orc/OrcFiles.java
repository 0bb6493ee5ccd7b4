package io.mesquite.hadoop.orc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.orc.OrcFile;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DateColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/** Writes ORC files by ORC's own writer. */
final class OrcFiles {
    private OrcFiles() {}

    /** Sets the values of a row in a batch. */
    interface Row {
        void set(VectorizedRowBatch batch, int position, int row);
    }

    /** @param settings of the writer */
    static void write(Path file, String schema, int rows, Consumer<OrcFile.WriterOptions> settings, Row row)
            throws IOException {
        TypeDescription type = TypeDescription.fromString(schema);
        OrcFile.WriterOptions options = OrcFile.writerOptions(new Configuration(false))
                .setSchema(type)
                .useUTCTimestamp(true)
                .setProlepticGregorian(true);
        settings.accept(options);
        try (Writer writer = OrcFile.createWriter(new org.apache.hadoop.fs.Path(file.toUri()), options)) {
            VectorizedRowBatch batch = type.createRowBatch(1000);
            for (ColumnVector column : batch.cols) {
                if (column instanceof DateColumnVector dates) {
                    dates.changeCalendar(true, false);
                }
            }
            for (int i = 0; i < rows; i++) {
                row.set(batch, batch.size++, i);
                if (batch.size == batch.getMaxSize()) {
                    writer.addRowBatch(batch);
                    batch.reset();
                }
            }
            if (batch.size > 0) {
                writer.addRowBatch(batch);
            }
        }
    }
}
