package io.mesquite.engine.function.scalar;

import io.mesquite.engine.function.Kernel;
import io.mesquite.engine.kernel.CivilDate;
import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.engine.kernel.Scratch;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;

/** A field of a date or timestamp, as BIGINT. */
final class ExtractKernel implements Kernel {
    private static final long DAY = 86_400_000_000L;

    private final DateField field;
    private final boolean timestamp;
    private final FlatInput input = new FlatInput();
    private final Scratch scratch = new Scratch();

    /** @param timestamp whether values are microseconds; else days */
    ExtractKernel(DateField field, boolean timestamp) {
        this.field = field;
        this.timestamp = timestamp;
    }

    @Override
    public Vector apply(Vector[] arguments, int size) {
        long[] values = input.longs(arguments[0]);
        long[] out = scratch.longs(size);
        if (field == DateField.YEAR && !timestamp) {
            years(values, out, size);
        } else if (timestamp) {
            for (int i = 0; i < size; i++) {
                out[i] = field.of(Math.floorDiv(values[i], DAY), Math.floorMod(values[i], DAY));
            }
        } else {
            for (int i = 0; i < size; i++) {
                out[i] = field.of(values[i], 0);
            }
        }
        return new LongVector(size, out, arguments[0].validity());
    }

    private static void years(long[] days, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = CivilDate.year(days[i]);
        }
    }
}
