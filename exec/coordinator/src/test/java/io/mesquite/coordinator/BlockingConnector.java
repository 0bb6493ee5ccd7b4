package io.mesquite.coordinator;

import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ConnectorMetadata;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.SplitSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A store that answers nothing until it is told to, and then has no rows; a cancelled read ends within milliseconds. */
final class BlockingConnector implements Connector {
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(1);

    void release() {
        released.countDown();
    }

    void awaitFirstRead() throws InterruptedException {
        reached.await();
    }

    private record OneSplit() implements Split {
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
            return "the split";
        }
    }

    @Override
    public ConnectorMetadata metadata() {
        throw new AssertionError("not asked by a query");
    }

    @Override
    public SplitSource splits(Scan scan) {
        return SplitSource.of(List.of(new OneSplit()));
    }

    @Override
    public BatchSource open(Scan scan, Split split, ScanContext context) {
        return new BatchSource() {
            @Override
            public SourceBatch next() {
                reached.countDown();
                try {
                    while (!released.await(2, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                        context.checkCancelled();
                    }
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
                return null;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
