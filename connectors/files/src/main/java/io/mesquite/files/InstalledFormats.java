package io.mesquite.files;

import io.mesquite.files.csv.CsvFormat;
import io.mesquite.files.format.FileFormat;
import io.mesquite.files.json.JsonFormat;
import io.mesquite.files.parquet.ParquetFormat;
import io.mesquite.files.plugin.PluginFormat;
import java.util.List;

/** The one list of all formats. A new format is added here. */
final class InstalledFormats {
    private InstalledFormats() {}

    /** @param sampleBytes how much of a text file is looked at to guess its types */
    static List<FileFormat> all(int sampleBytes) {
        return List.of(
                new ParquetFormat(),
                new CsvFormat(sampleBytes),
                CsvFormat.ofJobs(sampleBytes),
                new JsonFormat(sampleBytes),
                new PluginFormat("orc", "ORC"),
                new PluginFormat("avro", "Obj\u0001"),
                new PluginFormat("sequence", "SEQ"));
    }
}
