package io.mesquite.engine.window;

import io.mesquite.engine.hashtable.LongValues;
import io.mesquite.engine.kernel.CivilDate;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Vector;
import java.math.BigDecimal;

/** Keys that an offset can be added to. One bound at a time is set and compared with many keys. */
abstract class RangeKeys {
    private static final long DAY = 86_400_000_000L;

    /** Makes the bound the key of a row less or plus the row's offset. */
    abstract void setBound(int row, boolean lower);

    /** The ascending order of a row's key and the bound; neither is null. */
    abstract int compareToBound(int row);

    static RangeKeys of(WindowRows rows, int key, int offset) {
        Type keyType = rows.type(key);
        Type offsetType = rows.type(offset);
        checkOffsets(rows.column(offset));
        if (keyType.layout() == Layout.DOUBLE && isNumber(offsetType)) {
            return new Doubles(rows.column(key), rows.column(offset), offsetType);
        } else if (isExact(keyType) && isExact(offsetType)) {
            boolean longs = keyType.layout() != Layout.INT128
                    && offsetType.layout() != Layout.INT128
                    && scale(keyType) == scale(offsetType);
            return longs
                    ? new Longs(rows.column(key), 1, rows.column(offset))
                    : new BigDecimals(rows.column(key), scale(keyType), rows.column(offset), scale(offsetType));
        } else if (isExact(keyType) && offsetType.layout() == Layout.DOUBLE) {
            return new BigDecimals(rows.column(key), scale(keyType), rows.column(offset), scale(offsetType));
        }
        boolean date = keyType == SimpleType.DATE;
        boolean point = date || keyType == SimpleType.TIMESTAMP || keyType == SimpleType.TIMESTAMP_WITH_TIME_ZONE;
        if (point && offsetType == SimpleType.INTERVAL_YEAR_TO_MONTH) {
            return new Months(rows.column(key), date ? DAY : 1, rows.column(offset));
        } else if ((point || keyType == SimpleType.TIME || keyType == SimpleType.INTERVAL_DAY_TO_SECOND)
                && offsetType == SimpleType.INTERVAL_DAY_TO_SECOND) {
            return new Longs(rows.column(key), date ? DAY : 1, rows.column(offset));
        } else if (date && isExact(offsetType) && offsetType.layout() != Layout.INT128 && scale(offsetType) == 0
                || keyType == SimpleType.INTERVAL_YEAR_TO_MONTH && offsetType == keyType) {
            return new Longs(rows.column(key), 1, rows.column(offset));
        }
        throw new MesquiteException(
                ErrorCode.TYPE_MISMATCH,
                "A frame of RANGE can't take an offset of type " + offsetType.sql() + " from a key of type "
                        + keyType.sql() + "; give numbers for a number, and an interval for a date or time");
    }

    private static void checkOffsets(Vector offsets) {
        for (int i = 0; i < offsets.size(); i++) {
            Object offset = offsets.value(i);
            boolean bad = offset == null
                    || offset instanceof Long number && number < 0
                    || offset instanceof Double fraction && !(fraction >= 0)
                    || offset instanceof Int128 wide && wide.high() < 0;
            if (bad) {
                throw FrameBounds.badOffset(offset);
            }
        }
    }

    private static boolean isNumber(Type type) {
        return isExact(type) || type.layout() == Layout.DOUBLE;
    }

    private static boolean isExact(Type type) {
        return type == SimpleType.TINYINT
                || type == SimpleType.SMALLINT
                || type == SimpleType.INTEGER
                || type == SimpleType.BIGINT
                || type instanceof DecimalType;
    }

    private static int scale(Type type) {
        return type instanceof DecimalType decimal ? decimal.scale() : 0;
    }

    private static long[] longs(Vector vector) {
        return new LongValues().load(vector).clone();
    }

    private static BigDecimal decimal(Vector vector, int row, int scale) {
        Object value = vector.value(row);
        if (value instanceof Int128 wide) {
            return new BigDecimal(wide.toBigInteger(), scale);
        }
        return value instanceof Double fraction ? new BigDecimal(fraction) : BigDecimal.valueOf((Long) value, scale);
    }

    /** Whole numbers of the same unit, once keys are multiplied. */
    private static final class Longs extends RangeKeys {
        private final long[] keys;
        private final long[] offsets;
        private long bound;

        Longs(Vector key, long unit, Vector offset) {
            keys = longs(key);
            offsets = longs(offset);
            for (int i = 0; unit != 1 && i < key.size(); i++) {
                keys[i] *= unit;
            }
        }

        @Override
        void setBound(int row, boolean lower) {
            long key = keys[row];
            long sum = lower ? key - offsets[row] : key + offsets[row];
            boolean beyond = lower ? sum > key : sum < key;
            bound = beyond ? lower ? Long.MIN_VALUE : Long.MAX_VALUE : sum;
        }

        @Override
        int compareToBound(int row) {
            return Long.compare(keys[row], bound);
        }
    }

    /** Points in time less or plus months of the calendar. */
    private static final class Months extends RangeKeys {
        private final long[] keys;
        private final long[] offsets;
        private long bound;

        Months(Vector key, long unit, Vector offset) {
            keys = longs(key);
            offsets = longs(offset);
            for (int i = 0; unit != 1 && i < key.size(); i++) {
                keys[i] *= unit;
            }
        }

        @Override
        void setBound(int row, boolean lower) {
            long months = lower ? -offsets[row] : offsets[row];
            bound = CivilDate.plusMonths(Math.floorDiv(keys[row], DAY), months) * DAY + Math.floorMod(keys[row], DAY);
        }

        @Override
        int compareToBound(int row) {
            return Long.compare(keys[row], bound);
        }
    }

    /** Doubles; NaN is above all others, and stays itself whatever is added. */
    private static final class Doubles extends RangeKeys {
        private final double[] keys;
        private final double[] offsets;
        private double bound;

        Doubles(Vector key, Vector offset, Type offsetType) {
            keys = ((DoubleVector) key.flatten()).values();
            offsets = new double[offset.size()];
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = decimal(offset, i, scale(offsetType)).doubleValue();
            }
        }

        @Override
        void setBound(int row, boolean lower) {
            bound = 0.0 + (lower ? keys[row] - offsets[row] : keys[row] + offsets[row]);
        }

        @Override
        int compareToBound(int row) {
            return Double.compare(0.0 + keys[row], bound);
        }
    }

    /** Exact numbers of different scales, or beyond 18 digits. */
    private static final class BigDecimals extends RangeKeys {
        private final BigDecimal[] keys;
        private final BigDecimal[] offsets;
        private BigDecimal bound;

        BigDecimals(Vector key, int keyScale, Vector offset, int offsetScale) {
            keys = new BigDecimal[key.size()];
            offsets = new BigDecimal[key.size()];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = key.isNull(i) ? null : decimal(key, i, keyScale);
                offsets[i] = decimal(offset, i, offsetScale);
            }
        }

        @Override
        void setBound(int row, boolean lower) {
            bound = lower ? keys[row].subtract(offsets[row]) : keys[row].add(offsets[row]);
        }

        @Override
        int compareToBound(int row) {
            return keys[row].compareTo(bound);
        }
    }
}
