package io.mesquite.benchmarks;

import io.mesquite.testing.ParquetJavaFiles;
import io.mesquite.testing.TpchFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** TPC-H's tables under the folder of all data, made where they are missing. */
final class TpchData {
    private TpchData() {}

    /** {@code 1}, {@code 0.01}. */
    static String scaleText(double scale) {
        return scale == Math.rint(scale) ? Long.toString((long) scale) : Double.toString(scale);
    }

    /**
     * A folder with a sub-folder for each table.
     *
     * @param writer who wrote the files: {@code duckdb}, {@code parquet-java}, or another one, whose files are there already
     */
    static Path folder(Path data, double scale, String writer) throws IOException, InterruptedException, SQLException {
        Path wanted = data.resolve("sf" + scaleText(scale) + "-" + writer);
        Path duckdb = data.resolve("sf" + scaleText(scale) + "-duckdb");
        if (writer.equals("duckdb") || writer.equals("parquet-java")) {
            TpchFiles.write(duckdb, scale, scale >= 10 ? 8 : 4);
        }
        if (writer.equals("parquet-java")) {
            ParquetJavaFiles.rewrite(duckdb, wanted);
        }
        return wanted;
    }
}
