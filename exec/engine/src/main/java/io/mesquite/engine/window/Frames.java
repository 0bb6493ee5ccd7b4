package io.mesquite.engine.window;

import io.mesquite.plan.node.WindowCall.Exclusion;
import io.mesquite.plan.node.WindowCall.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of each row's frame, as up to three ranges in ascending order: what EXCLUDE takes out cuts a frame into parts.
 *
 * <pre>
 *   frame         [from ................................ to)
 *   EXCLUDE TIES  [from ... peers) [row, row + 1) [peers' end ... to)
 * </pre>
 *
 * @param ranges parts of all frames: the first part of each, then the second of each
 */
record Frames(List<Range> ranges) {
    /** For each row a range {@code [from, to)}; never {@code to < from}. */
    record Range(int[] from, int[] to) {
        Range {
            for (int i = 0; i < from.length; i++) {
                to[i] = Math.max(from[i], to[i]);
            }
        }
    }

    static Frames of(WindowRows rows, Frame frame) {
        rows.reserveMore(2L * Integer.BYTES * rows.size() * (frame.exclusion() == Exclusion.NO_OTHERS ? 1 : 4));
        Range whole = new Range(FrameBounds.starts(rows, frame), FrameBounds.ends(rows, frame));
        List<Range> ranges = new ArrayList<>();
        switch (frame.exclusion()) {
            case NO_OTHERS -> ranges.add(whole);
            case CURRENT_ROW -> addAround(whole, singles(rows), ranges);
            case GROUP -> addAround(whole, peers(rows), ranges);
            case TIES -> {
                addAround(whole, peers(rows), ranges);
                ranges.add(1, both(whole, singles(rows)));
            }
        }
        return new Frames(ranges);
    }

    /** What is before and behind a hole. */
    private static void addAround(Range whole, Range hole, List<Range> ranges) {
        int size = whole.from.length;
        int[] before = new int[size];
        int[] behind = new int[size];
        for (int i = 0; i < size; i++) {
            before[i] = Math.min(whole.to[i], hole.from[i]);
            behind[i] = Math.max(whole.from[i], hole.to[i]);
        }
        ranges.add(new Range(whole.from, before));
        ranges.add(new Range(behind, whole.to.clone()));
    }

    private static Range both(Range left, Range right) {
        int size = left.from.length;
        int[] from = new int[size];
        int[] to = new int[size];
        for (int i = 0; i < size; i++) {
            from[i] = Math.max(left.from[i], right.from[i]);
            to[i] = Math.min(left.to[i], right.to[i]);
        }
        return new Range(from, to);
    }

    private static Range singles(WindowRows rows) {
        int[] to = WindowRows.upTo(rows.size());
        for (int i = 0; i < to.length; i++) {
            to[i]++;
        }
        return new Range(WindowRows.upTo(rows.size()), to);
    }

    private static Range peers(WindowRows rows) {
        int[] peers = rows.peers();
        int[] from = WindowRows.numbers(peers);
        int[] to = new int[from.length];
        for (int i = 0; i < from.length; i++) {
            to[i] = peers[from[i] + 1];
            from[i] = peers[from[i]];
        }
        return new Range(from, to);
    }

    /** The same frames, counted in rows that take part. */
    Frames among(PresentRows present) {
        List<Range> mapped = new ArrayList<>();
        for (Range range : ranges) {
            int[] from = range.from.clone();
            int[] to = range.to.clone();
            for (int i = 0; i < from.length; i++) {
                from[i] = present.before(from[i]);
                to[i] = present.before(to[i]);
            }
            mapped.add(new Range(from, to));
        }
        return new Frames(mapped);
    }
}
