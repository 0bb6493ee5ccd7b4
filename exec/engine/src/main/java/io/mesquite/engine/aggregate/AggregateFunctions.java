package io.mesquite.engine.aggregate;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.Map;

/** All aggregate functions that come with Mesquite. */
public final class AggregateFunctions {
    private static final Map<String, AccumulatorFactory> FACTORIES = Map.of(
            "count", (arguments, intermediate, result) -> new CountAccumulator(),
            "sum", (arguments, intermediate, result) -> sum(result),
            "avg", (arguments, intermediate, result) -> average(intermediate),
            "min", (arguments, intermediate, result) -> extreme(result, false),
            "max", (arguments, intermediate, result) -> extreme(result, true));

    private AggregateFunctions() {}

    /** What runs the function of a name that the planner has resolved. */
    public static AccumulatorFactory find(String name) {
        AccumulatorFactory factory = FACTORIES.get(name);
        if (factory == null) {
            throw new MesquiteException(ErrorCode.FUNCTION_NOT_FOUND, "No aggregate function " + name);
        }
        return factory;
    }

    private static Accumulator sum(Type result) {
        return result == SimpleType.DOUBLE ? new DoubleSumAccumulator(false) : new SumAccumulator(result);
    }

    private static Accumulator average(Type intermediate) {
        Type sum = ((RowType) intermediate).fields().get(0).type();
        return sum == SimpleType.DOUBLE ? new DoubleSumAccumulator(true) : new AverageAccumulator(Decimals.scale(sum));
    }

    private static Accumulator extreme(Type type, boolean greatest) {
        return switch (type.layout()) {
            case BOOLEAN, INT, LONG, DOUBLE -> new ExtremeAccumulator(type.layout(), greatest);
            default -> new ExtremeObjectAccumulator(type, greatest);
        };
    }
}
