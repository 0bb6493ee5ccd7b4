package io.mesquite.engine.aggregate;

import io.mesquite.engine.kernel.Hashing;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code approx_distinct}: HyperLogLog (Flajolet et al. 2007) with 2,048 registers, for a standard error of 2.3 %; small numbers by linear
 * counting. The state is the registers, or null where there were no values.
 */
final class DistinctSketchAccumulator implements Accumulator {
    private static final int INDEX_BITS = 11;
    private static final int REGISTERS = 1 << INDEX_BITS;

    private byte[][] sketches = new byte[0][];
    private int used;
    private long[] hashes = new long[0];

    @Override
    public void reserve(int groupCount) {
        if (groupCount > sketches.length) {
            sketches = Arrays.copyOf(sketches, Capacity.grow(sketches.length, groupCount));
        }
    }

    @Override
    public void add(int[] groups, Vector[] arguments, int count) {
        Vector values = arguments[0];
        if (hashes.length < count) {
            hashes = new long[count];
        }
        Hashing.hash(values, hashes);
        for (int i = 0; i < count; i++) {
            if (!values.isNull(i)) {
                byte[] registers = sketch(groups[i]);
                int index = (int) (hashes[i] >>> 64 - INDEX_BITS);
                byte rank = (byte) (Long.numberOfLeadingZeros(hashes[i] << INDEX_BITS | 1L << INDEX_BITS - 1) + 1);
                if (registers[index] < rank) {
                    registers[index] = rank;
                }
            }
        }
    }

    private byte[] sketch(int group) {
        if (sketches[group] == null) {
            sketches[group] = new byte[REGISTERS];
            used++;
        }
        return sketches[group];
    }

    @Override
    public void addIntermediate(int[] groups, Vector states, int count) {
        for (int i = 0; i < count; i++) {
            if (!states.isNull(i)) {
                byte[] added = ((Bytes) states.value(i)).array();
                byte[] registers = sketch(groups[i]);
                for (int index = 0; index < REGISTERS; index++) {
                    registers[index] = (byte) Math.max(registers[index], added[index]);
                }
            }
        }
    }

    @Override
    public Vector intermediate(int[] groups, int count) {
        List<Bytes> states = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] registers = sketches[groups[i]];
            states.add(registers == null ? null : new Bytes(registers.clone()));
        }
        return Vectors.of(SimpleType.VARBINARY, states);
    }

    @Override
    public Vector result(int[] groups, int count) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            byte[] registers = sketches[groups[i]];
            values[i] = registers == null ? 0 : estimate(registers);
        }
        return new LongVector(count, values, null);
    }

    private static long estimate(byte[] registers) {
        double sum = 0;
        int zeros = 0;
        for (byte register : registers) {
            sum += Math.scalb(1.0, -register);
            zeros += register == 0 ? 1 : 0;
        }
        double estimate = 0.7213 / (1 + 1.079 / REGISTERS) * REGISTERS * REGISTERS / sum;
        if (estimate <= 2.5 * REGISTERS && zeros > 0) {
            estimate = REGISTERS * Math.log((double) REGISTERS / zeros);
        }
        return Math.round(estimate);
    }

    @Override
    public long retainedBytes() {
        return 4L * sketches.length + (REGISTERS + 16L) * used;
    }
}
