package io.mesquite.engine.scan;

import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ConnectorMetadata;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.SplitSource;
import io.mesquite.spi.connector.TableHandle;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A table whose row n holds n, n + 1000, n + 2000 …; writes down what is loaded of it. One batch a split. */
final class RecordingConnector implements Connector {
    record Handle() implements TableHandle {}

    record NumberSplit(int from, int to) implements Split {
        @Override
        public List<String> hosts() {
            return List.of();
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public String description() {
            return "rows " + from + " to " + to;
        }
    }

    private final int rows;
    private final int rowsPerSplit;
    private final List<String> loads = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private int closedSources;
    private int batchesUntilFailure = Integer.MAX_VALUE;

    RecordingConnector(int rows, int rowsPerSplit) {
        this.rows = rows;
        this.rowsPerSplit = rowsPerSplit;
    }

    List<String> loads() {
        return loads;
    }

    List<Constraint> constraints() {
        return constraints;
    }

    int closedSources() {
        return closedSources;
    }

    void failAfter(int batches) {
        batchesUntilFailure = batches;
    }

    List<Split> splits() {
        List<Split> splits = new ArrayList<>();
        for (int from = 0; from < rows; from += rowsPerSplit) {
            splits.add(new NumberSplit(from, Math.min(rows, from + rowsPerSplit)));
        }
        return splits;
    }

    @Override
    public ConnectorMetadata metadata() {
        throw new AssertionError("not asked by a scan");
    }

    @Override
    public SplitSource splits(Scan scan) {
        return SplitSource.of(splits());
    }

    @Override
    public BatchSource open(Scan scan, Split split, ScanContext context) {
        NumberSplit range = (NumberSplit) split;
        constraints.add(context.dynamicConstraint());
        context.reserveMemory(2 << 20);
        return new BatchSource() {
            private boolean isRead;
            private boolean isClosed;

            @Override
            public SourceBatch next() {
                if (isRead) {
                    return null;
                }
                if (batchesUntilFailure-- <= 0) {
                    throw new MesquiteException(ErrorCode.DATA_CORRUPT, "a test's bad " + split.description());
                }
                isRead = true;
                return new Rows(range);
            }

            @Override
            public void close() {
                if (!isClosed) {
                    isClosed = true;
                    closedSources++;
                    context.reserveMemory(-(2 << 20));
                }
            }
        };
    }

    @Override
    public void close() {}

    private final class Rows implements SourceBatch {
        private final NumberSplit range;
        private final Set<Integer> loaded = new HashSet<>();

        Rows(NumberSplit range) {
            this.range = range;
        }

        @Override
        public int size() {
            return range.to - range.from;
        }

        @Override
        public Vector load(int column, int[] positions, int count) {
            if (!loaded.add(column)) {
                throw new AssertionError("column " + column + " was asked for twice");
            }
            loads.add(column + ": " + count + " of " + size());
            long[] values = new long[count];
            for (int i = 0; i < count; i++) {
                values[i] = range.from + (positions == null ? i : positions[i]) + 1000L * column;
            }
            return new LongVector(count, values, null);
        }
    }
}
