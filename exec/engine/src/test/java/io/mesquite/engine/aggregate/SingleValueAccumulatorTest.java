package io.mesquite.engine.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SingleValueAccumulatorTest {
    @Test
    void givesTheOneValueOfEachGroupAcrossStates() {
        SingleValueAccumulator first = accumulator(2);
        first.add(new int[] {1}, column(7L), 1);
        SingleValueAccumulator second = accumulator(3);
        second.add(new int[] {0}, column((Long) null), 1);
        second.addIntermediate(new int[] {1, 2}, first.intermediate(new int[] {1, 0}, 2), 2);
        Vector result = second.result(new int[] {0, 1, 2}, 3);
        assertNull(result.value(0));
        assertEquals(7L, result.value(1));
        assertNull(result.value(2));
    }

    @Test
    void refusesASecondRowThoughItIsNull() {
        SingleValueAccumulator accumulator = accumulator(1);
        accumulator.add(new int[] {0}, column((Long) null), 1);
        MesquiteException error =
                assertThrows(MesquiteException.class, () -> accumulator.add(new int[] {0}, column((Long) null), 1));
        assertEquals(ErrorCode.SUBQUERY_MULTIPLE_ROWS, error.code());
    }

    private static SingleValueAccumulator accumulator(int groups) {
        SingleValueAccumulator accumulator = new SingleValueAccumulator(SimpleType.BIGINT);
        accumulator.reserve(groups);
        return accumulator;
    }

    private static Vector[] column(Long... values) {
        return new Vector[] {Vectors.of(SimpleType.BIGINT, Arrays.asList(values))};
    }
}
