package io.mesquite.engine.window;

import io.mesquite.plan.node.WindowCall;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.List;

/** The functions that give the value of one row of the frame, or null where the frame has no such row. */
final class FrameValues {
    private FrameValues() {}

    static Vector first(WindowCall call, WindowRows rows) {
        return new Choice(call, rows).pick((ranges, row) -> nth(ranges, row, 1));
    }

    static Vector last(WindowCall call, WindowRows rows) {
        return new Choice(call, rows).pick(FrameValues::last);
    }

    static Vector nth(WindowCall call, WindowRows rows) {
        Vector places = rows.column(call.arguments().get(1)).flatten();
        long[] wanted = ((LongVector) places).values();
        return new Choice(call, rows)
                .pick((ranges, row) -> places.isNull(row) ? -1 : nth(ranges, row, checked(wanted[row])));
    }

    private static long checked(long place) {
        if (place <= 0) {
            throw new MesquiteException(
                    ErrorCode.INVALID_ARGUMENT,
                    "nth_value asks for row " + place + " of a frame; its second argument counts from 1");
        }
        return place;
    }

    private static int nth(List<Frames.Range> ranges, int row, long place) {
        long left = place - 1;
        for (Frames.Range range : ranges) {
            int size = range.to()[row] - range.from()[row];
            if (left < size) {
                return range.from()[row] + (int) left;
            }
            left -= size;
        }
        return -1;
    }

    private static int last(List<Frames.Range> ranges, int row) {
        for (int i = ranges.size() - 1; i >= 0; i--) {
            Frames.Range range = ranges.get(i);
            if (range.to()[row] > range.from()[row]) {
                return range.to()[row] - 1;
            }
        }
        return -1;
    }

    /** Chooses a row of the frame, or -1. */
    private interface Chooser {
        int choose(List<Frames.Range> ranges, int row);
    }

    /** A call's argument and frames; with IGNORE NULLS, frames of the rows that have a value. */
    private static final class Choice {
        private final Vector argument;
        private final PresentRows present;
        private final List<Frames.Range> ranges;

        Choice(WindowCall call, WindowRows rows) {
            argument = rows.column(call.arguments().get(0));
            present = call.ignoreNulls() && argument.validity() != null ? new PresentRows(argument) : null;
            Frames frames = Frames.of(rows, call.frame());
            ranges = (present == null ? frames : frames.among(present)).ranges();
        }

        Vector pick(Chooser chooser) {
            int size = argument.size();
            int[] positions = new int[size];
            long[] validity = null;
            for (int i = 0; i < size; i++) {
                int chosen = chooser.choose(ranges, i);
                if (chosen < 0) {
                    validity = validity == null ? Validity.allValid(size) : validity;
                    Validity.setNull(validity, i);
                } else {
                    positions[i] = present == null ? chosen : present.row(chosen);
                }
            }
            return Vectors.withNulls(argument.gather(positions, size), validity);
        }
    }
}
