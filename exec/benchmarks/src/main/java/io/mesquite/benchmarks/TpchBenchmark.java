package io.mesquite.benchmarks;

import io.mesquite.testing.TpchFiles;
import io.mesquite.testing.TpchQueries;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The 22 queries of TPC-H on both engines. */
public final class TpchBenchmark {
    private TpchBenchmark() {}

    /** Exit status 0 when all answers are equal, else 1. */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, Map.of("only", "", "files", "duckdb"));
        List<PairedRun.Question> questions = options.only(TpchQueries.names()).stream()
                .map(name -> new PairedRun.Question(name, TpchQueries.sql(name, options.scale())))
                .toList();
        String writer = options.text("files");
        Path folder = TpchData.folder(options.path("data"), options.scale(), writer);
        String title = "TPC-H at scale " + TpchData.scaleText(options.scale()) + " on files of " + writer;
        boolean right;
        try (Engines engines = Engines.open(options, folder, sources(folder))) {
            right = PairedBenchmark.run(title, questions, engines, options);
        }
        System.exit(right ? 0 : 1);
    }

    /** What DuckDB reads each table from. */
    static Map<String, String> sources(Path folder) {
        Map<String, String> sources = new LinkedHashMap<>();
        TpchFiles.tables().forEach(table -> sources.put(table, "'" + folder.resolve(table) + "/*.parquet'"));
        return sources;
    }
}
