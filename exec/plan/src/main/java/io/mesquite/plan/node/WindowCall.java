package io.mesquite.plan.node;

import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.OptionalInt;

/**
 * A window or aggregate function over the frame of each row.
 *
 * @param arguments channels of the source
 * @param filter a boolean channel; only rows where it is true take part (aggregates only)
 */
public record WindowCall(
        String function,
        List<Integer> arguments,
        boolean distinct,
        boolean ignoreNulls,
        OptionalInt filter,
        Frame frame,
        Type type) {
    public WindowCall {
        arguments = List.copyOf(arguments);
    }

    /**
     * Which rows of the partition a function sees.
     *
     * @param startOffset the channel of the offset, for bounds of kind PRECEDING and FOLLOWING
     */
    public record Frame(
            Mode mode, Bound start, OptionalInt startOffset, Bound end, OptionalInt endOffset, Exclusion exclusion) {
        /** From the partition's start to the last peer of the current row: what SQL means when there is an ORDER BY and no frame. */
        public static final Frame DEFAULT = new Frame(
                Mode.RANGE,
                Bound.UNBOUNDED_PRECEDING,
                OptionalInt.empty(),
                Bound.CURRENT_ROW,
                OptionalInt.empty(),
                Exclusion.NO_OTHERS);
    }

    /** What offsets count. */
    public enum Mode {
        ROWS,
        RANGE,
        GROUPS
    }

    /** A frame's bound. */
    public enum Bound {
        UNBOUNDED_PRECEDING,
        PRECEDING,
        CURRENT_ROW,
        FOLLOWING,
        UNBOUNDED_FOLLOWING
    }

    /** Rows left out of a frame. */
    public enum Exclusion {
        NO_OTHERS,
        CURRENT_ROW,
        GROUP,
        TIES
    }
}
