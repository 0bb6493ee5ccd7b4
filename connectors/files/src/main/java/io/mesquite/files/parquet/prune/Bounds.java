package io.mesquite.files.parquet.prune;

import io.mesquite.files.parquet.decode.Bits;
import io.mesquite.files.parquet.decode.Encoding;
import io.mesquite.files.parquet.decode.ValueDecoder;
import io.mesquite.files.parquet.decode.Values;
import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.files.parquet.metadata.LogicalType;
import io.mesquite.files.parquet.metadata.PhysicalType;
import io.mesquite.files.parquet.metadata.Statistics;
import io.mesquite.files.parquet.schema.ColumnNode;
import io.mesquite.files.parquet.schema.Conversion;
import io.mesquite.files.parquet.schema.StoredConversions;
import io.mesquite.files.parquet.schema.Widening;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;
import java.util.Optional;

/** Lowest and highest value of a column, as native values of a type; all values but null and NaN lie between them. */
public record Bounds(Object min, Object max) {
    /** Reads stored bounds of one column as values of one type. */
    public static final class Reader {
        private final ColumnNode.Leaf leaf;
        private final Conversion conversion;

        private Reader(ColumnNode.Leaf leaf, Conversion conversion) {
            this.leaf = leaf;
            this.conversion = conversion;
        }

        /** Empty where stored bounds of that column tell nothing of values of that type. */
        public static Optional<Reader> of(ColumnNode.Leaf leaf, Type type) {
            boolean ordered = leaf.physicalType() != PhysicalType.INT96
                    && switch (leaf.type().layout()) {
                        case BOOLEAN, INT, LONG, INT128, DOUBLE, BYTES -> true;
                        case ARRAY, MAP, ROW -> false;
                    };
            return ordered
                    ? Widening.find(leaf.type(), type)
                            .map(widening ->
                                    new Reader(leaf, StoredConversions.of(leaf).then(widening)))
                    : Optional.empty();
        }

        /** The bounds of a chunk; empty where they are missing or make no sense. */
        public Optional<Bounds> read(Statistics statistics) {
            if (statistics.min() != null && statistics.max() != null) {
                return read(statistics.min(), statistics.max());
            }
            boolean oldOrderIsRight = statistics.oldMin() != null
                    && statistics.oldMax() != null
                    && (isSigned() || Arrays.equals(statistics.oldMin(), statistics.oldMax()));
            return oldOrderIsRight ? read(statistics.oldMin(), statistics.oldMax()) : Optional.empty();
        }

        /** As {@link #read(Statistics)}, from single values. */
        public Optional<Bounds> read(byte[] storedMin, byte[] storedMax) {
            Object min = value(storedMin);
            Object max = value(storedMax);
            boolean sensible = min != null && max != null && !isNaN(min) && !isNaN(max) && Range.compare(min, max) <= 0;
            return sensible ? Optional.of(new Bounds(min, max)) : Optional.empty();
        }

        /** Statistics of old writers compare all values as signed ones. */
        private boolean isSigned() {
            return switch (leaf.physicalType()) {
                case BOOLEAN, FLOAT, DOUBLE -> true;
                case INT32, INT64 ->
                    leaf.logicalType().kind() != LogicalType.Kind.INTEGER
                            || leaf.logicalType().second() == 1;
                case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> false;
            };
        }

        private Object value(byte[] stored) {
            try {
                return conversion.apply(vector(stored)).value(0);
            } catch (CorruptDataException | ArithmeticException | IndexOutOfBoundsException e) {
                return null;
            }
        }

        private Vector vector(byte[] stored) {
            boolean fixed = leaf.physicalType() == PhysicalType.FIXED_LEN_BYTE_ARRAY;
            if (fixed && stored.length != leaf.typeLength()) {
                throw new CorruptDataException("a bound of " + stored.length + " bytes");
            }
            if (fixed || leaf.physicalType() == PhysicalType.BYTE_ARRAY) {
                return new BytesVector(1, stored, new int[1], new int[] {stored.length}, null);
            }
            byte[] padded = Arrays.copyOf(stored, stored.length + Bits.PADDING);
            return decode(Encoding.newDecoder(
                    Encoding.PLAIN, leaf.physicalType(), leaf.typeLength(), padded, 0, stored.length));
        }

        @SuppressWarnings("unchecked")
        private <V extends Values> Vector decode(ValueDecoder<V> decoder) {
            V values = (V) Encoding.newValues(leaf.physicalType(), 1);
            decoder.read(values, 0, 1);
            return values.toVector(1, null);
        }

        private static boolean isNaN(Object value) {
            return value instanceof Double number && number.isNaN();
        }
    }
}
