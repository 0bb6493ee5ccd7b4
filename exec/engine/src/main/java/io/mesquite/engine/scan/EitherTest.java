package io.mesquite.engine.scan;

import io.mesquite.spi.vector.Vector;

/** Passes what one of two tests lets pass. */
record EitherTest(MembershipTest left, MembershipTest right) implements MembershipTest {
    @Override
    public int select(Vector values, int[] positions) {
        int[] others = new int[values.size()];
        int leftCount = left.select(values, positions);
        int rightCount = right.select(values, others);
        int[] lefts = positions.clone();
        int count = 0;
        int l = 0;
        int r = 0;
        while (l < leftCount || r < rightCount) {
            int fromLeft = l < leftCount ? lefts[l] : Integer.MAX_VALUE;
            int fromRight = r < rightCount ? others[r] : Integer.MAX_VALUE;
            int next = Math.min(fromLeft, fromRight);
            positions[count++] = next;
            l += fromLeft == next ? 1 : 0;
            r += fromRight == next ? 1 : 0;
        }
        return count;
    }
}
