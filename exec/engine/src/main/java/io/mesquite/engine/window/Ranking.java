package io.mesquite.engine.window;

import io.mesquite.plan.node.WindowCall;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/** The functions of a row's place in its partition. */
final class Ranking {
    private Ranking() {}

    static Vector rowNumber(WindowCall call, WindowRows rows) {
        long[] numbers = new long[rows.size()];
        int[] partitions = rows.partitions();
        for (int p = 0; p + 1 < partitions.length; p++) {
            int start = partitions[p];
            int end = partitions[p + 1];
            for (int i = start; i < end; i++) {
                numbers[i] = i - start + 1L;
            }
        }
        return new LongVector(numbers.length, numbers, null);
    }

    static Vector rank(WindowCall call, WindowRows rows) {
        long[] ranks = new long[rows.size()];
        forEachPeers(rows, (start, end, from, to, number) -> Arrays.fill(ranks, from, to, from - start + 1L));
        return new LongVector(ranks.length, ranks, null);
    }

    static Vector denseRank(WindowCall call, WindowRows rows) {
        long[] ranks = new long[rows.size()];
        forEachPeers(rows, (start, end, from, to, number) -> Arrays.fill(ranks, from, to, number));
        return new LongVector(ranks.length, ranks, null);
    }

    static Vector percentRank(WindowCall call, WindowRows rows) {
        double[] shares = new double[rows.size()];
        forEachPeers(rows, (start, end, from, to, number) -> {
            int others = end - start - 1;
            Arrays.fill(shares, from, to, others == 0 ? 0 : (double) (from - start) / others);
        });
        return new DoubleVector(shares.length, shares, null);
    }

    static Vector cumulative(WindowCall call, WindowRows rows) {
        double[] shares = new double[rows.size()];
        forEachPeers(
                rows,
                (start, end, from, to, number) -> Arrays.fill(shares, from, to, (double) (to - start) / (end - start)));
        return new DoubleVector(shares.length, shares, null);
    }

    /** A partition's {@code [start, end)}, its peers {@code [from, to)} and their number in it from 1. */
    private interface Peers {
        void accept(int start, int end, int from, int to, long number);
    }

    private static void forEachPeers(WindowRows rows, Peers peersConsumer) {
        int[] partitions = rows.partitions();
        int[] peers = rows.peers();
        int group = 0;
        for (int p = 0; p + 1 < partitions.length; p++) {
            int start = partitions[p];
            int end = partitions[p + 1];
            for (long number = 1; peers[group] < end; number++) {
                peersConsumer.accept(start, end, peers[group], peers[group + 1], number);
                group++;
            }
        }
    }

    /** The first parts have one row more where rows can't be divided equally. */
    static Vector tile(WindowCall call, WindowRows rows) {
        Vector parts = rows.column(call.arguments().get(0)).flatten();
        long[] wanted = ((LongVector) parts).values();
        long[] tiles = new long[rows.size()];
        int[] partitions = rows.partitions();
        for (int p = 0; p + 1 < partitions.length; p++) {
            int start = partitions[p];
            int size = partitions[p + 1] - start;
            for (int i = 0; i < size; i++) {
                tiles[start + i] = parts.isNull(start + i) ? 0 : tile(i, size, wanted[start + i]);
            }
        }
        return new LongVector(tiles.length, tiles, Validity.copy(parts.validity(), tiles.length));
    }

    private static long tile(int place, int size, long parts) {
        if (parts <= 0) {
            throw new MesquiteException(
                    ErrorCode.INVALID_ARGUMENT,
                    "ntile(" + parts + ") asks for no parts; the argument must be 1 or more");
        }
        long least = size / parts;
        long larger = size % parts;
        long inLarger = larger * (least + 1);
        return place < inLarger ? place / (least + 1) + 1 : larger + (place - inLarger) / least + 1;
    }
}
