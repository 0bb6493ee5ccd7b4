package io.mesquite.cassandra;

import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ConnectorMetadata;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.ScanExplanation;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.SplitSource;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.List;
import java.util.Optional;

/** A catalog over one cluster. The bounds on concurrent reads and rows a second hold for all its scans in this process together. */
final class CassandraConnector implements Connector, ScanExplanation {
    private final CassandraConfiguration configuration;
    private final ClusterSession session;
    private final CassandraTypes types;
    private final SizeEstimates sizes;
    private final CassandraMetadata metadata;
    private final ReadBounds bounds;

    CassandraConnector(String catalog, CassandraConfiguration configuration) {
        this.configuration = configuration;
        this.session = new ClusterSession(catalog, configuration);
        this.types = new CassandraTypes(configuration.decimalScale());
        this.sizes = new SizeEstimates(session);
        this.metadata = new CassandraMetadata(session, types, sizes, configuration.maxLookupKeys());
        this.bounds =
                new ReadBounds(configuration.maxConcurrentReads(), new ReadRate(configuration.maxRowsPerSecond()));
    }

    @Override
    public ConnectorMetadata metadata() {
        return metadata;
    }

    @Override
    public SplitSource splits(Scan scan) {
        CassandraTableHandle table = (CassandraTableHandle) scan.table();
        if (scan.constraint().isNone()) {
            return SplitSource.of(List.of());
        }
        RelationMetadata relation = relation(table);
        SplitFinder finder = new SplitFinder(session.get(), table);
        Optional<List<List<Object>>> keys =
                new Pushdown(relation, scan.constraint()).partitions(configuration.maxLookupKeys());
        List<Split> splits = Failures.translating(
                () -> keys.isPresent()
                        ? finder.partitions(
                                relation,
                                new CqlStatements(session.get(), table, relation, List.of())
                                        .byPartition(CqlFilter.NONE),
                                keys.get())
                        : finder.ring(relation, sizes.of(table), configuration.splitBytes()),
                table.toString());
        return SplitSource.of(splits);
    }

    @Override
    public BatchSource open(Scan scan, Split split, ScanContext context) {
        CassandraTableHandle table = (CassandraTableHandle) scan.table();
        ScanReads reads = new ScanReads(session.get(), table, relation(table), scan, configuration.maxLookupKeys());
        return new CassandraBatchSource(
                table.toString(),
                bounds,
                context,
                session.get(),
                Failures.translating(() -> reads.statements(split, context.dynamicConstraint()), table.toString()),
                reads.readers(types));
    }

    @Override
    public List<String> explain(Scan scan) {
        CassandraTableHandle table = (CassandraTableHandle) scan.table();
        return new PushdownText(relation(table), scan, configuration.maxLookupKeys()).lines();
    }

    @Override
    public void close() {
        session.close();
    }

    private RelationMetadata relation(CassandraTableHandle table) {
        return session.relation(table.keyspace(), table.table())
                .orElseThrow(() -> new MesquiteException(
                        ErrorCode.TABLE_NOT_FOUND, "the table " + table + " is no longer there; run the query again"));
    }
}
