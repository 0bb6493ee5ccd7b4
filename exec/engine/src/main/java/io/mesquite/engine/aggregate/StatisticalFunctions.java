package io.mesquite.engine.aggregate;

import io.mesquite.engine.aggregate.MomentsAccumulator.Formula;
import io.mesquite.engine.aggregate.MomentsAccumulator.Moments;
import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Variance, covariance, correlation and linear regression; rows where an argument is null do not take part. */
final class StatisticalFunctions {
    private static final TypePattern DOUBLE = TypePattern.of(SimpleType.DOUBLE);
    private static final ReturnType STATE = ReturnType.of(new RowType(IntStream.range(0, MomentsAccumulator.NUMBERS)
            .mapToObj(i -> new RowType.Field("n" + i, SimpleType.DOUBLE))
            .toList()));

    private StatisticalFunctions() {}

    static List<FunctionDefinition> definitions() {
        List<FunctionDefinition> all = new ArrayList<>();
        addVariances(all);
        addPairs(all);
        addRegressions(all);
        return all;
    }

    private static void addVariances(List<FunctionDefinition> all) {
        String sample = "The variance of a sample";
        Formula varianceSample = m -> m.squaresX() / (m.count() - 1);
        add(all, "var_samp", 1, 2, sample, varianceSample);
        add(all, "variance", 1, 2, sample, varianceSample);
        add(all, "var_pop", 1, 1, "The variance of a population", m -> m.squaresX() / m.count());
        String deviation = "The standard deviation of a sample";
        Formula deviationSample = m -> Math.sqrt(varianceSample.apply(m));
        add(all, "stddev_samp", 1, 2, deviation, deviationSample);
        add(all, "stddev", 1, 2, deviation, deviationSample);
        add(
                all,
                "stddev_pop",
                1,
                1,
                "The standard deviation of a population",
                m -> Math.sqrt(m.squaresX() / m.count()));
    }

    private static void addPairs(List<FunctionDefinition> all) {
        add(all, "covar_samp", 2, 2, "The covariance of a sample", m -> m.products() / (m.count() - 1));
        add(all, "covar_pop", 2, 1, "The covariance of a population", m -> m.products() / m.count());
        add(
                all,
                "corr",
                2,
                1,
                "The coefficient of correlation",
                m -> m.products() / Math.sqrt(m.squaresX() * m.squaresY()));
    }

    private static void addRegressions(List<FunctionDefinition> all) {
        String of = " of the rows where both are there, of y and x";
        add(all, "regr_avgx", 2, 1, "The average of x" + of, Moments::meanX);
        add(all, "regr_avgy", 2, 1, "The average of y" + of, Moments::meanY);
        add(all, "regr_sxx", 2, 1, "The sum of the squared differences of x" + of, Moments::squaresX);
        add(all, "regr_syy", 2, 1, "The sum of the squared differences of y" + of, Moments::squaresY);
        add(all, "regr_sxy", 2, 1, "The sum of the products of differences" + of, Moments::products);
        add(all, "regr_slope", 2, 1, "The slope of the line" + of, m -> m.products() / m.squaresX());
        add(
                all,
                "regr_intercept",
                2,
                1,
                "Where the line crosses the y axis",
                m -> m.meanY() - m.products() / m.squaresX() * m.meanX());
        add(
                all,
                "regr_r2",
                2,
                1,
                "How well the line fits, from 0 to 1",
                m -> m.squaresX() == 0
                        ? Double.NaN
                        : m.squaresY() == 0 ? 1 : m.products() * m.products() / (m.squaresX() * m.squaresY()));
        AccumulatorFactory count = (arguments, intermediate, result) -> new CountAccumulator();
        ReturnType bigint = ReturnType.of(SimpleType.BIGINT);
        all.add(FunctionDefinition.aggregate(
                "regr_count",
                List.of(DOUBLE, DOUBLE),
                bigint,
                Optional.of(bigint),
                "The number of rows where both are there",
                count));
    }

    private static void add(
            List<FunctionDefinition> all,
            String name,
            int arguments,
            int leastCount,
            String description,
            Formula formula) {
        all.add(FunctionDefinition.aggregate(
                name,
                arguments == 1 ? List.of(DOUBLE) : List.of(DOUBLE, DOUBLE),
                ReturnType.of(SimpleType.DOUBLE),
                Optional.of(STATE),
                description,
                (AccumulatorFactory) (types, intermediate, result) -> new MomentsAccumulator(formula, leastCount)));
    }
}
