package io.mesquite.engine.expression;

import io.mesquite.engine.function.LambdaFunction.LambdaBody;
import io.mesquite.engine.function.LambdaFunction.LambdaKernel;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.List;

/**
 * A call with lambdas. A body is computed once for the elements of all rows of a batch: it sees the columns that it names, repeated for
 * each element of their row, and behind them its parameters.
 *
 * <pre>
 * transform(prices, p -> p * rate)      prices        rate        p   rate
 *                                       [1, 2, 3]     10          1    10
 *                                       [4]           20     →    2    10     #0 * #1
 *                                                                 3    10
 *                                                                 4    20
 * </pre>
 */
final class LambdaEvaluator implements Evaluator {
    private final Evaluator[] arguments;
    private final Body[] bodies;
    private final LambdaKernel kernel;

    LambdaEvaluator(List<Evaluator> arguments, List<Body> bodies, LambdaKernel kernel) {
        this.arguments = arguments.toArray(Evaluator[]::new);
        this.bodies = bodies.toArray(Body[]::new);
        this.kernel = kernel;
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector[] values = new Vector[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i].evaluate(input).flatten();
        }
        for (Body body : bodies) {
            body.input = input;
        }
        return kernel.apply(values, bodies, input.size());
    }

    /** A body over the columns that it names and then its parameters. */
    static final class Body implements LambdaBody {
        private final int[] channels;
        private final Evaluator evaluator;
        private Batch input;

        /** @param channels the columns that the body names */
        Body(int[] channels, Evaluator evaluator) {
            this.channels = channels;
            this.evaluator = evaluator;
        }

        @Override
        public Vector apply(int[] rows, int count, Vector... parameters) {
            Vector[] columns = new Vector[channels.length + parameters.length];
            for (int i = 0; i < channels.length; i++) {
                Vector column = input.column(channels[i]);
                // few elements do not pay for a copy of the column
                columns[i] = count < column.size() ? column.gather(rows, count) : Vectors.repeat(column, rows, count);
            }
            System.arraycopy(parameters, 0, columns, channels.length, parameters.length);
            return evaluator.evaluate(Batch.of(count, columns));
        }
    }
}
