package io.mesquite.coordinator.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.coordinator.Topology;
import io.mesquite.engine.remote.FilterPart;
import io.mesquite.engine.remote.SplitRequest;
import io.mesquite.engine.remote.WorkerReport;
import io.mesquite.plan.fragment.Fragment;
import io.mesquite.plan.fragment.Fragment.TaskCount;
import io.mesquite.plan.fragment.Partitioning;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.OutputNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.RemoteSourceNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ConnectorMetadata;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.SplitSource;
import io.mesquite.spi.connector.TableHandle;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.type.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AttemptScansTest {
    private static final int SCAN = 7;

    private record Handle() implements TableHandle {}

    private record Piece(String name, List<String> hosts) implements Split {
        @Override
        public long bytes() {
            return 100;
        }

        @Override
        public String description() {
            return name;
        }
    }

    private record Pieces(List<Piece> pieces) implements Connector {
        @Override
        public ConnectorMetadata metadata() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SplitSource splits(Scan scan) {
            return SplitSource.of(pieces);
        }

        @Override
        public BatchSource open(Scan scan, Split split, ScanContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private static AttemptScans scans(Piece... pieces) {
        return new AttemptScans(plan(), name -> new Pieces(List.of(pieces)));
    }

    /** A scan that is joined with what another fragment sends, partitioned, so that each of two tasks tells a part of filter 1. */
    private static QueryPlan plan() {
        Scan scan = new Scan(
                new Handle(), List.of(new Column("k", SimpleType.BIGINT)), Constraint.ALL, OptionalLong.empty());
        PlanNode scanNode = new ScanNode(SCAN, "c", "s.t", scan, Optional.empty(), List.of(0), List.of());
        Field key = new Field("k", SimpleType.BIGINT);
        JoinNode join = new JoinNode(
                3,
                JoinNode.Kind.INNER,
                new RemoteSourceNode(4, 0, List.of(key), List.of()),
                new RemoteSourceNode(5, 1, List.of(key), List.of()),
                List.of(new JoinNode.Key(0, 0, false)),
                Optional.empty(),
                List.of(0),
                JoinNode.Distribution.PARTITIONED,
                List.of(new JoinNode.DynamicFilter(1, 0, JoinNode.DynamicFilter.FEW_VALUES)));
        PlanNode output =
                new OutputNode(1, new RemoteSourceNode(2, 2, List.of(key), List.of()), List.of(0), List.of("k"));
        Partitioning byKey = Partitioning.hash(List.of(0));
        return new QueryPlan(
                List.of(
                        new Fragment(0, scanNode, TaskCount.SOURCE, byKey),
                        new Fragment(1, scanNode, TaskCount.SOURCE, byKey),
                        new Fragment(2, join, TaskCount.HASH, Partitioning.GATHER),
                        new Fragment(3, output, TaskCount.SINGLE, Partitioning.GATHER)),
                Map.of());
    }

    private static SplitRequest request(String task, long sequence, String host, int most) {
        return new SplitRequest("q1.a1", task, SCAN, sequence, host, most);
    }

    private static List<String> names(List<Split> splits) {
        return splits.stream().map(Split::description).toList();
    }

    @Test
    void aRequestThatIsSentAgainGetsTheSameSplits() {
        AttemptScans scans = scans(new Piece("a", List.of()), new Piece("b", List.of()), new Piece("c", List.of()));
        List<String> first = names(scans.take(request("t0", 0, "h", 2)));
        assertEquals(first, names(scans.take(request("t0", 0, "h", 2))));
        List<String> all = new ArrayList<>(first);
        all.addAll(names(scans.take(request("t1", 0, "h", 2))));
        all.addAll(names(scans.take(request("t0", 1, "h", 2))));
        assertEquals(List.of("a", "b", "c"), all.stream().sorted().toList());
        assertThrows(IllegalArgumentException.class, () -> scans.take(request("t0", 0, "h", 2)));
        assertThrows(IllegalArgumentException.class, () -> scans.take(request("t0", 3, "h", 2)));
    }

    @Test
    void aWorkerGetsTheSplitsOfItsHostFirstAndThenOthers() {
        AttemptScans scans = scans(
                new Piece("far", List.of("h2")),
                new Piece("near", List.of("h2", "h1")),
                new Piece("anywhere", List.of()));
        assertEquals(List.of("near"), names(scans.take(request("t0", 0, "h1", 1))));
        assertEquals(List.of("anywhere"), names(scans.take(request("t0", 1, "h1", 1))));
        assertEquals(List.of("far"), names(scans.take(request("t0", 2, "h1", 1))));
        assertTrue(scans.locality().contains("50%"), scans.locality());
        assertEquals(List.of(), names(scans.take(request("t0", 3, "h1", 1))));
    }

    @Test
    void theHostsOfSplitsAreKnownBeforeTheyAreGivenOut() {
        AttemptScans scans =
                scans(new Piece("a", List.of("h1", "h2")), new Piece("b", List.of("h2")), new Piece("c", List.of()));
        assertEquals(Map.of("h1", 100L, "h2", 200L), scans.bytesByHost());
        assertEquals(3, scans.take(request("t0", 0, "h1", 9)).size());
    }

    @Test
    void splitsOfALostTaskAreGivenToOthersAndNoMoreToIt() {
        AttemptScans scans = scans(new Piece("a", List.of()), new Piece("b", List.of()), new Piece("c", List.of()));
        List<String> lost = names(scans.take(request("t0", 0, "h", 2)));
        List<String> kept = names(scans.take(request("t1", 0, "h", 1)));
        assertEquals(List.of(), names(scans.take(request("t1", 1, "h", 1))));
        scans.giveBack("t0");
        MesquiteException refused = assertThrows(MesquiteException.class, () -> scans.take(request("t0", 1, "h", 2)));
        assertEquals(ErrorCode.WORKER_LOST, refused.code());
        List<String> again = names(scans.take(request("t0-1", 0, "h", 3)));
        assertEquals(lost, again.stream().sorted().toList());
        assertEquals(1, kept.size());
    }

    @Test
    void aPartOfAFilterThatIsSentAgainDoesNotCountAsAnother() {
        AttemptScans scans = scans();
        scans.expect(new Topology(plan(), 2));
        FilterPart one = new FilterPart(1, Domain.ofValues(List.of(1L)));
        FilterPart two = new FilterPart(1, Domain.ofValues(List.of(2L)));
        scans.publish(new WorkerReport("q1.a1", "w1", List.of(), 0, List.of(one)));
        scans.publish(new WorkerReport("q1.a1", "w1", List.of(), 0, List.of(one)));
        assertEquals(List.of(), scans.completeFilters());
        scans.publish(new WorkerReport("q1.a1", "w2", List.of(), 0, List.of(two)));
        assertEquals(List.of(new FilterPart(1, Domain.ofValues(List.of(1L, 2L)))), scans.completeFilters());
    }
}
