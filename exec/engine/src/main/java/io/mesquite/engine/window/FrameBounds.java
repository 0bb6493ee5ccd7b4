package io.mesquite.engine.window;

import io.mesquite.plan.node.WindowCall.Bound;
import io.mesquite.plan.node.WindowCall.Frame;
import io.mesquite.plan.node.WindowCall.Mode;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import java.util.Locale;
import java.util.OptionalInt;

/** Where the frames of rows start and end, before rows are excluded. */
final class FrameBounds {
    private final WindowRows rows;
    private final Frame frame;

    private FrameBounds(WindowRows rows, Frame frame) {
        this.rows = rows;
        this.frame = frame;
    }

    /** The first row of each frame. */
    static int[] starts(WindowRows rows, Frame frame) {
        return new FrameBounds(rows, frame).find(frame.start(), frame.startOffset(), true);
    }

    /** The row behind the last of each frame; may be before its start, where the frame is empty. */
    static int[] ends(WindowRows rows, Frame frame) {
        return new FrameBounds(rows, frame).find(frame.end(), frame.endOffset(), false);
    }

    private int[] find(Bound bound, OptionalInt offset, boolean start) {
        rows.checkCancelled();
        int[] partitions = rows.partitions();
        return switch (bound) {
            case UNBOUNDED_PRECEDING -> partStarts(partitions);
            case UNBOUNDED_FOLLOWING -> partEnds(partitions);
            case CURRENT_ROW -> current(start);
            case PRECEDING, FOLLOWING -> {
                boolean back = bound == Bound.PRECEDING;
                int channel = offset.orElseThrow();
                yield switch (frame.mode()) {
                    case ROWS -> byRows(offsets(channel), back, start);
                    case GROUPS -> byGroups(offsets(channel), back, start);
                    case RANGE -> RangeBounds.of(rows, channel, back, start);
                };
            }
        };
    }

    private static int[] partStarts(int[] bounds) {
        int[] numbers = WindowRows.numbers(bounds);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = bounds[numbers[i]];
        }
        return numbers;
    }

    private static int[] partEnds(int[] bounds) {
        int[] numbers = WindowRows.numbers(bounds);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = bounds[numbers[i] + 1];
        }
        return numbers;
    }

    private int[] current(boolean start) {
        if (frame.mode() != Mode.ROWS) {
            return start ? partStarts(rows.peers()) : partEnds(rows.peers());
        }
        int[] bounds = WindowRows.upTo(rows.size());
        for (int i = 0; !start && i < bounds.length; i++) {
            bounds[i]++;
        }
        return bounds;
    }

    /** Offsets that count rows or groups, cut to what an int can hold. */
    private int[] offsets(int channel) {
        Vector column = rows.column(channel).flatten();
        int[] offsets = new int[rows.size()];
        for (int i = 0; i < offsets.length; i++) {
            long offset;
            if (column instanceof IntVector ints) {
                offset = ints.values()[i];
            } else if (column instanceof LongVector longs) {
                offset = longs.values()[i];
            } else {
                throw new MesquiteException(
                        ErrorCode.TYPE_MISMATCH,
                        "An offset of a frame of " + mode() + " has type "
                                + rows.type(channel).sql() + "; it must be a whole number, such as 3");
            }
            if (column.isNull(i) || offset < 0) {
                throw badOffset(column.value(i));
            }
            offsets[i] = (int) Math.min(offset, Integer.MAX_VALUE);
        }
        return offsets;
    }

    private String mode() {
        return frame.mode().name().toLowerCase(Locale.ROOT);
    }

    static MesquiteException badOffset(Object offset) {
        return new MesquiteException(
                ErrorCode.INVALID_ARGUMENT,
                "A frame's offset is " + (offset == null ? "null" : offset)
                        + "; it must not be null nor negative: PRECEDING and FOLLOWING say the direction");
    }

    private int[] byRows(int[] offsets, boolean back, boolean start) {
        int[] partitions = rows.partitions();
        int first = start ? 0 : 1;
        for (int p = 0; p + 1 < partitions.length; p++) {
            int from = partitions[p];
            int to = partitions[p + 1];
            for (int i = from; i < to; i++) {
                long place = first + (back ? (long) i - offsets[i] : (long) i + offsets[i]);
                offsets[i] = (int) Math.max(from, Math.min(to, place));
            }
        }
        return offsets;
    }

    private int[] byGroups(int[] offsets, boolean back, boolean start) {
        int[] partitions = rows.partitions();
        int[] peers = rows.peers();
        int[] groups = WindowRows.numbers(peers);
        int first = start ? 0 : 1;
        for (int p = 0; p + 1 < partitions.length; p++) {
            int from = partitions[p];
            int to = partitions[p + 1];
            int firstGroup = groups[from];
            int endGroup = groups[to - 1] + 1;
            for (int i = from; i < to; i++) {
                long group = first + (back ? (long) groups[i] - offsets[i] : (long) groups[i] + offsets[i]);
                offsets[i] = peers[(int) Math.max(firstGroup, Math.min(endGroup, group))];
            }
        }
        return offsets;
    }
}
