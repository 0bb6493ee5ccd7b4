package io.mesquite.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The table of one paired run, in Markdown. */
final class Report {
    static final String EQUAL = "equal";
    static final String TIES = "equal, rows of equal sort keys in another order";

    private final List<Row> rows = new ArrayList<>();

    /**
     * One query; times are milliseconds.
     *
     * @param first Mesquite's first, unmeasured run
     * @param answer {@link #EQUAL}, {@link #TIES}, or what is wrong
     */
    record Row(String query, double mesquite, double first, double duckdb, String answer) {
        double ratio() {
            return mesquite / duckdb;
        }

        boolean isRight() {
            return answer.equals(EQUAL) || answer.equals(TIES);
        }
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    void add(Row row) {
        rows.add(row);
    }

    boolean allRight() {
        return rows.stream().allMatch(Row::isRight);
    }

    static String header() {
        return "| query | Mesquite ms | DuckDB ms | ratio | Mesquite first ms | answer |\n|---|--:|--:|--:|--:|---|\n";
    }

    static String line(Row row) {
        return "| %s | %.0f | %.0f | %.2f | %.0f | %s |"
                .formatted(
                        row.query(),
                        row.mesquite(),
                        row.duckdb(),
                        row.ratio(),
                        row.first(),
                        row.answer().replace('\n', ' '));
    }

    String summary() {
        List<Row> measured =
                rows.stream().filter(row -> Double.isFinite(row.mesquite())).toList();
        double geometricMean = Math.exp(measured.stream()
                .mapToDouble(row -> Math.log(row.ratio()))
                .average()
                .orElse(Double.NaN));
        double mesquite = measured.stream().mapToDouble(Row::mesquite).sum();
        double duckdb = measured.stream().mapToDouble(Row::duckdb).sum();
        double worst = measured.stream().mapToDouble(Row::ratio).max().orElse(Double.NaN);
        return "| **all %d** | **%.0f** | **%.0f** | **%.2f** geometric mean, %.2f at most | | |"
                .formatted(measured.size(), mesquite, duckdb, geometricMean, worst);
    }

    String markdown(String title) {
        StringBuilder text = new StringBuilder(title).append("\n\n").append(header());
        rows.forEach(row -> text.append(line(row)).append('\n'));
        return text.append(summary()).append('\n').toString();
    }
}
