package io.mesquite.benchmarks;

import io.mesquite.testing.Answer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Optional;

/** Times queries on both engines, turn by turn, and compares their answers. A time is from sending the query to holding its last row. */
final class PairedRun {
    private final Engines engines;
    private final int runs;

    /** @param runs measured ones, after one that is not */
    PairedRun(Engines engines, int runs) {
        this.engines = engines;
        this.runs = runs;
    }

    /** A query as each engine writes it. */
    record Question(String name, String mesquite, String duckdb) {
        /** One that both understand. */
        Question(String name, String sql) {
            this(name, sql, sql);
        }

        /** With a word of both texts replaced. */
        Question with(String word, String value) {
            return new Question(name, mesquite.replace(word, value), duckdb.replace(word, value));
        }
    }

    record Timed(Answer answer, double milliseconds) {}

    Report.Row measure(Question question) {
        double[] mesquiteTimes = new double[runs];
        double[] duckdbTimes = new double[runs];
        try {
            Timed expected = time(engines.duckdb(), question.duckdb());
            Timed first = time(engines.mesquite(), question.mesquite());
            String answer = compare(first.answer, expected.answer);
            for (int run = 0; run < runs; run++) {
                duckdbTimes[run] = time(engines.duckdb(), question.duckdb()).milliseconds;
                mesquiteTimes[run] = time(engines.mesquite(), question.mesquite()).milliseconds;
            }
            return new Report.Row(
                    question.name(),
                    Report.median(mesquiteTimes),
                    first.milliseconds,
                    Report.median(duckdbTimes),
                    answer);
        } catch (SQLException e) {
            return new Report.Row(question.name(), Double.NaN, Double.NaN, Double.NaN, e.getMessage());
        }
    }

    static Timed time(Connection connection, String sql) throws SQLException {
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            Answer answer = Answer.read(results);
            return new Timed(answer, (System.nanoTime() - start) / 1e6);
        }
    }

    /** {@link Report#EQUAL}, {@link Report#TIES} where only rows of equal sort keys changed places, or what differs. */
    private static String compare(Answer answer, Answer expected) {
        Optional<String> difference = answer.difference(expected);
        if (difference.isEmpty()) {
            return Report.EQUAL;
        }
        boolean ties = answer.sorted().difference(expected.sorted()).isEmpty() && someColumnAgrees(answer, expected);
        return ties ? Report.TIES : difference.get();
    }

    /** Whether a column, such as the sort key, is the same row by row. */
    private static boolean someColumnAgrees(Answer answer, Answer expected) {
        int columns = answer.rows().get(0).size();
        for (int i = 0; i < columns; i++) {
            if (column(answer, i).difference(column(expected, i)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static Answer column(Answer answer, int index) {
        return new Answer(answer.rows().stream()
                .map(row -> Collections.singletonList(row.get(index)))
                .toList());
    }
}
