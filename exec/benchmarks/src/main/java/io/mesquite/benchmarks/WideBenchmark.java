package io.mesquite.benchmarks;

import io.mesquite.benchmarks.PairedRun.Question;
import java.util.List;
import java.util.Map;

/**
 * What TPC-H leaves out. Answers are small, so that the work is the engine's and not the wire's: a sort is asked for ten rows far behind
 * its begin, which no top-n shortens.
 */
public final class WideBenchmark {
    private static final List<Question> QUESTIONS = List.of(
            new Question(
                    "sort",
                    "SELECT l_partkey, l_orderkey, l_extendedprice, l_shipmode FROM large ORDER BY l_partkey DESC, l_orderkey"
                            + " LIMIT 10 OFFSET ${MOST_ROWS}"),
            new Question(
                    "sort-text",
                    "SELECT l_comment, l_orderkey, l_linenumber FROM lineitem ORDER BY l_comment, l_orderkey, l_linenumber"
                            + " LIMIT 10 OFFSET 5000000"),
            new Question("distinct-text", "SELECT count(DISTINCT l_comment) FROM lineitem"),
            new Question(
                    "group-text",
                    "SELECT count(*), max(n) FROM (SELECT l_comment, count(*) n FROM lineitem GROUP BY l_comment)"),
            new Question(
                    "window-rank",
                    "SELECT sum(r * l_quantity) FROM (SELECT l_quantity, row_number() OVER (PARTITION BY l_partkey"
                            + " ORDER BY l_shipdate, l_orderkey, l_linenumber) r FROM lineitem)"),
            new Question(
                    "window-frame",
                    "SELECT max(s), sum(s) FROM (SELECT sum(l_quantity) OVER (PARTITION BY l_suppkey ORDER BY l_shipdate,"
                            + " l_orderkey, l_linenumber ROWS BETWEEN 9 PRECEDING AND CURRENT ROW) s FROM lineitem)"),
            new Question(
                    "window-whole",
                    "SELECT sum(abs(l_extendedprice - p)) FROM (SELECT l_extendedprice, lag(l_extendedprice) OVER (ORDER BY"
                            + " l_shipdate, l_orderkey, l_linenumber) p FROM lineitem)"),
            new Question("like", "SELECT count(*) FROM lineitem WHERE l_comment LIKE '%special%requests%'"),
            new Question("like-any-case", "SELECT count(*) FROM lineitem WHERE l_comment ILIKE '%SLYLY%deposits'"),
            new Question(
                    "regex",
                    "SELECT count(*) FROM lineitem WHERE regexp_like(l_comment, '(slow|quick)ly .*(deposits|accounts)')",
                    "SELECT count(*) FROM lineitem WHERE regexp_matches(l_comment, '(slow|quick)ly .*(deposits|accounts)')"),
            new Question(
                    "regex-replace",
                    "SELECT sum(length(regexp_replace(l_comment, '[aeiou]+', '-'))) FROM lineitem",
                    "SELECT sum(length(regexp_replace(l_comment, '[aeiou]+', '-', 'g'))) FROM lineitem"),
            new Question(
                    "join-many",
                    "SELECT count(*), sum(a.l_quantity * b.l_discount) FROM lineitem a JOIN lineitem b"
                            + " ON a.l_partkey = b.l_partkey WHERE a.l_linenumber = 1"),
            new Question(
                    "join-many-text",
                    "SELECT count(*), sum(a.p_partkey - b.p_partkey) FROM part a JOIN part b"
                            + " ON a.p_brand = b.p_brand AND a.p_size = b.p_size"),
            new Question(
                    "small-files",
                    "SELECT l_returnflag, count(*), sum(l_extendedprice) FROM small GROUP BY l_returnflag ORDER BY 1"),
            new Question(
                    "csv",
                    "SELECT l_returnflag, count(*), sum(l_extendedprice), max(l_shipdate) FROM lineitem_csv"
                            + " GROUP BY l_returnflag ORDER BY 1"),
            new Question("csv-count", "SELECT count(*) FROM lineitem_csv"),
            new Question(
                    "json",
                    "SELECT o_orderpriority, count(*), sum(o_totalprice), max(length(o_comment)) FROM orders_json"
                            + " GROUP BY o_orderpriority ORDER BY 1"));

    private WideBenchmark() {}

    /** Exit status 0 when all answers are equal, else 1. */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, Map.of("runs", "3", "only", "", "large", "10"));
        double large = Double.parseDouble(options.text("large"));
        List<String> wanted =
                options.only(QUESTIONS.stream().map(Question::name).toList());
        String mostRows = Long.toString((long) (5_000_000 * large));
        List<Question> questions = QUESTIONS.stream()
                .filter(question -> wanted.contains(question.name()))
                .map(question -> question.with("${MOST_ROWS}", mostRows))
                .toList();
        WideFiles files = WideFiles.make(options.path("data"), options.scale(), large);
        String title = "Beside TPC-H, at scale " + TpchData.scaleText(options.scale()) + ", sort at "
                + TpchData.scaleText(large);
        boolean right;
        try (Engines engines = Engines.open(options, files.folder(), files.sources())) {
            right = PairedBenchmark.run(title, questions, engines, options);
        }
        System.exit(right ? 0 : 1);
    }
}
