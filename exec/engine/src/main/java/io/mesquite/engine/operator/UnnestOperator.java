package io.mesquite.engine.operator;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.ChainedConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.OperatorFactory;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.UnnestNode;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.MapVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives one row for each element of arrays and maps, side by side:
 *
 * <pre>
 * x | [1, 2] | ['a']   becomes   x | [1, 2] | ['a'] | 1 | 'a'
 *                                x | [1, 2] | ['a'] | 2 | null
 * </pre>
 *
 * Rows with many elements are given out in pieces of about {@link Batch#TARGET_SIZE}.
 */
public final class UnnestOperator implements OperatorFactory {
    private final int[] channels;
    private final List<Type> types;
    private final boolean ordinality;
    private final boolean outer;

    public UnnestOperator(UnnestNode node) {
        this.channels = node.channels().stream().mapToInt(Integer::intValue).toArray();
        this.types = node.elements().stream().map(Field::type).toList();
        this.ordinality = node.ordinality();
        this.outer = node.outer();
    }

    @Override
    public BatchConsumer openLane(LaneContext context, BatchConsumer next) {
        return new Lane(next);
    }

    /** A flattened list column: where the elements of each row are. */
    private record Lists(Vector vector, int[] offsets) {
        static Lists of(Vector column) {
            Vector flat = column.flatten();
            return new Lists(flat, flat instanceof ArrayVector array ? array.offsets() : ((MapVector) flat).offsets());
        }

        int length(int row) {
            return vector.isNull(row) ? 0 : offsets[row + 1] - offsets[row];
        }

        /** What elements become: themselves, keys and values, or the fields of rows. */
        List<Vector> columns() {
            if (vector instanceof MapVector map) {
                return List.of(map.keys(), map.values());
            }
            Vector elements = ((ArrayVector) vector).elements();
            if (elements.layout() != Layout.ROW) {
                return List.of(elements);
            }
            RowVector rows = (RowVector) elements.flatten();
            List<Vector> fields = new ArrayList<>();
            for (int field = 0; field < rows.fieldCount(); field++) {
                fields.add(Vectors.withNulls(rows.field(field), rows.validity()));
            }
            return fields;
        }
    }

    private final class Lane extends ChainedConsumer {
        private final int[] rows = new int[Batch.TARGET_SIZE];
        private final int[] elements = new int[Batch.TARGET_SIZE];
        private int count;

        Lane(BatchConsumer next) {
            super(next);
        }

        @Override
        public void push(Batch batch) {
            List<Lists> lists = new ArrayList<>();
            for (int channel : channels) {
                lists.add(Lists.of(batch.column(channel)));
            }
            count = 0;
            for (int row = 0; row < batch.size() && !next.isSatisfied(); row++) {
                int length = 0;
                for (Lists list : lists) {
                    length = Math.max(length, list.length(row));
                }
                if (length == 0 && outer) {
                    add(batch, lists, row, -1);
                }
                for (int element = 0; element < length; element++) {
                    add(batch, lists, row, element);
                }
            }
            give(batch, lists);
        }

        private void add(Batch batch, List<Lists> lists, int row, int element) {
            rows[count] = row;
            elements[count++] = element;
            if (count == rows.length) {
                give(batch, lists);
            }
        }

        private void give(Batch batch, List<Lists> lists) {
            if (count == 0) {
                return;
            }
            List<Vector> columns = new ArrayList<>();
            for (Vector column : batch.columns()) {
                // a list is not copied for each of its elements
                boolean isNested = column.layout().compareTo(Layout.ARRAY) >= 0;
                columns.add(isNested ? Vectors.repeat(column, rows, count) : column.gather(rows, count));
            }
            for (Lists list : lists) {
                addElements(list, batch.columns().size(), columns);
            }
            if (ordinality) {
                columns.add(ordinals());
            }
            int size = count;
            count = 0;
            next.push(new Batch(size, columns));
        }

        private void addElements(Lists lists, int inputWidth, List<Vector> columns) {
            int[] positions = new int[count];
            long[] validity = null;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                if (elements[i] >= 0 && elements[i] < lists.length(row)) {
                    positions[i] = lists.offsets[row] + elements[i];
                } else {
                    validity = validity == null ? Validity.allValid(count) : validity;
                    Validity.setNull(validity, i);
                }
            }
            for (Vector all : lists.columns()) {
                Type type = types.get(columns.size() - inputWidth);
                columns.add(
                        all.size() == 0
                                ? Vectors.constant(type, null, count)
                                : Vectors.withNulls(all.gather(positions, count), validity));
            }
        }

        private LongVector ordinals() {
            long[] values = new long[count];
            long[] validity = null;
            for (int i = 0; i < count; i++) {
                values[i] = elements[i] + 1;
                if (elements[i] < 0) {
                    validity = validity == null ? Validity.allValid(count) : validity;
                    Validity.setNull(validity, i);
                }
            }
            return new LongVector(count, values, validity);
        }
    }
}
