package io.mesquite.tpch;

import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ConnectorMetadata;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.SplitSource;
import java.util.List;
import java.util.stream.IntStream;

/** Splits are parts of a table's index range, which the generators can jump to. */
final class TpchConnector implements Connector {
    private final TpchMetadata metadata = new TpchMetadata();

    @Override
    public ConnectorMetadata metadata() {
        return metadata;
    }

    @Override
    public SplitSource splits(Scan scan) {
        if (scan.constraint().isNone()) {
            return SplitSource.of(List.of());
        }
        TpchTableHandle handle = (TpchTableHandle) scan.table();
        int parts = handle.table().parts(handle.scale());
        return SplitSource.of(IntStream.rangeClosed(1, parts)
                .mapToObj(part -> new TpchSplit(handle.table(), part, parts))
                .toList());
    }

    @Override
    public BatchSource open(Scan scan, Split split, ScanContext context) {
        TpchTableHandle handle = (TpchTableHandle) scan.table();
        TpchSplit part = (TpchSplit) split;
        List<String> columns = scan.columns().stream().map(Column::name).toList();
        return TpchBatchSource.open(handle, part, columns, context);
    }

    @Override
    public void close() {}
}
