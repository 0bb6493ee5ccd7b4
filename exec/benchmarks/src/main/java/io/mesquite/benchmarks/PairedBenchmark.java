package io.mesquite.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;

/** Runs questions on both engines, prints each line when it is known, and writes the table to the report's file. */
final class PairedBenchmark {
    private PairedBenchmark() {}

    /** Whether all answers are right. */
    static boolean run(String title, List<PairedRun.Question> questions, Engines engines, Options options)
            throws IOException {
        String whole = title + ", " + Runtime.getRuntime().availableProcessors() + " cores, median of " + options.runs()
                + " runs, " + LocalDate.now();
        System.out.println(whole + "\n\n" + Report.header().stripTrailing());
        Report report = new Report();
        PairedRun run = new PairedRun(engines, options.runs());
        for (PairedRun.Question question : questions) {
            Report.Row row = run.measure(question);
            report.add(row);
            System.out.println(Report.line(row));
        }
        System.out.println(report.summary());
        Files.writeString(options.path("report"), report.markdown(whole));
        return report.allRight();
    }
}
