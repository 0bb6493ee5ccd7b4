package io.mesquite.engine.exchange;

import static io.mesquite.engine.testing.Rows.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.kernel.Hashing;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.task.CancelToken;
import io.mesquite.engine.testing.BorrowedBatches;
import io.mesquite.engine.testing.OperatorTester;
import io.mesquite.engine.testing.TestLane;
import io.mesquite.plan.fragment.Partitioning;
import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExchangeTest {
    private static final List<Type> TYPES = List.of(SimpleType.BIGINT, VarcharType.UNBOUNDED);

    private final CancelToken cancel = new CancelToken();
    private final TestLane lane = new TestLane();

    @Test
    void gatherGivesTheRowsOfAllSenders() {
        List<OutputBuffer> senders = send(3, 1, Partitioning.GATHER, numbers(5000, 1));
        assertEquals(sorted(threeTimes(numbers(5000, 1))), sorted(receive(senders, 0)));
    }

    @Test
    void broadcastGivesAllRowsToEachReceiver() {
        List<OutputBuffer> senders = send(2, 3, Partitioning.BROADCAST, numbers(1000, 1));
        for (int receiver = 0; receiver < 3; receiver++) {
            assertEquals(2000, receive(senders, receiver).size());
        }
    }

    @Test
    void roundRobinGivesEachRowToOneReceiver() {
        List<OutputBuffer> senders =
                send(1, 3, new Partitioning(Partitioning.Kind.ROUND_ROBIN, List.of()), numbers(50_000, 1));
        List<List<Object>> all = new ArrayList<>();
        for (int receiver = 0; receiver < 3; receiver++) {
            List<List<Object>> received = receive(senders, receiver);
            assertFalse(received.isEmpty());
            all.addAll(received);
        }
        assertEquals(numbers(50_000, 1), sorted(all));
    }

    @Test
    void hashBringsEqualKeysOfAllSendersTogether() {
        List<List<Object>> rows = numbers(6000, 100);
        List<OutputBuffer> senders = send(3, 4, Partitioning.hash(List.of(1)), rows);
        Map<Object, Integer> receiverByKey = new HashMap<>();
        int received = 0;
        for (int receiver = 0; receiver < 4; receiver++) {
            for (List<Object> row : receive(senders, receiver)) {
                Integer former = receiverByKey.put(row.get(1), receiver);
                assertTrue(former == null || former == receiver, "key " + row.get(1));
                received++;
            }
        }
        assertEquals(18_000, received);
        assertEquals(4, new HashSet<>(receiverByKey.values()).size());
    }

    @Test
    void mergeKeepsTheOrderOfAllSenders() {
        Random random = new Random(Long.getLong("test.seed", System.nanoTime()));
        for (SortKey key :
                List.of(new SortKey(0, false, false), new SortKey(0, true, true), new SortKey(1, false, true))) {
            Comparator<Object> values = Comparator.nullsLast(Range::compare);
            Comparator<List<Object>> order = Comparator.comparing(row -> row.get(key.channel()), values);
            if (key.descending()) {
                order = order.reversed();
            } else if (key.nullsFirst()) {
                order = Comparator.comparing(row -> row.get(key.channel()), Comparator.nullsFirst(Range::compare));
            }
            List<List<Object>> all = new ArrayList<>();
            List<OutputBuffer> senders = new ArrayList<>();
            for (int sender = 0; sender < 4; sender++) {
                List<List<Object>> rows = new ArrayList<>();
                for (int i = random.nextInt(9000); i > 0; i--) {
                    long value = random.nextInt(500);
                    rows.add(row(value % 50 == 0 ? null : value, value % 7 == 0 ? null : Bytes.utf8("t" + value)));
                }
                rows.sort(order);
                all.addAll(rows);
                senders.addAll(send(1, 1, Partitioning.GATHER, rows));
            }
            all.sort(order);
            MorselSource source = new MergingExchangeSource(TYPES, List.of(key), streams(senders, 0), cancel);
            List<List<Object>> received = OperatorTester.drain(source, lane, Integer.MAX_VALUE);
            assertEquals(keys(all, key.channel()), keys(received, key.channel()));
            assertEquals(sorted(all), sorted(received));
        }
    }

    @Test
    void aSenderWaitsForASlowReceiver() throws InterruptedException {
        OutputBuffer buffer = new OutputBuffer(1, 100_000, cancel);
        Thread sender = start(buffer, 200_000);
        sender.join(200);
        assertTrue(sender.isAlive(), "200,000 rows are in a buffer of 100,000 bytes");
        assertEquals(200_000, receive(List.of(buffer), 0).size());
        sender.join();
    }

    @Test
    void aReceiverThatWantsNoMoreReleasesTheSender() throws InterruptedException {
        OutputBuffer buffer = new OutputBuffer(1, 100_000, cancel);
        Thread sender = start(buffer, 200_000);
        ExchangeSource source = new ExchangeSource(streams(List.of(buffer), 0), cancel);
        assertTrue(OperatorTester.drain(source, lane, 10).size() >= 10);
        sender.join();
        assertTrue(buffer.isDiscarded());
    }

    @Test
    void aCancelWakesSendersAndReceivers() throws InterruptedException {
        OutputBuffer full = new OutputBuffer(1, 1000, cancel);
        Thread sender = start(full, 200_000);
        OutputBuffer empty = new OutputBuffer(1, 1000, cancel);
        ExchangeSource source = new ExchangeSource(streams(List.of(empty), 0), cancel);
        Thread canceller = new Thread(() -> {
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            cancel.cancel(new MesquiteException(ErrorCode.QUERY_CANCELLED, "a test's cancel"));
        });
        canceller.start();
        MesquiteException failure = assertThrows(MesquiteException.class, () -> OperatorTester.drain(source, lane, 10));
        assertEquals(ErrorCode.QUERY_CANCELLED, failure.code());
        sender.join();
        canceller.join();
    }

    @Test
    void receiversShareTheHashEvenly() {
        int[] counts = new int[3];
        for (long i = 0; i < 30_000; i++) {
            counts[ExchangeOutput.receiver(Hashing.hash(i), 3)]++;
        }
        IntStream.of(counts).forEach(count -> assertTrue(count > 9500 && count < 10_500, "count " + count));
    }

    private Thread start(OutputBuffer buffer, int rows) {
        Thread sender = new Thread(() -> {
            try {
                send(buffer, Partitioning.GATHER, numbers(rows, 1));
            } catch (MesquiteException cancelled) {
                assertEquals(ErrorCode.QUERY_CANCELLED, cancelled.code());
            }
        });
        sender.start();
        return sender;
    }

    private List<OutputBuffer> send(int senders, int receivers, Partitioning partitioning, List<List<Object>> rows) {
        List<OutputBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            OutputBuffer buffer = new OutputBuffer(receivers, 1L << 30, cancel);
            send(buffer, partitioning, rows);
            buffers.add(buffer);
        }
        return buffers;
    }

    private void send(OutputBuffer buffer, Partitioning partitioning, List<List<Object>> rows) {
        ExchangeOutput output = new ExchangeOutput(partitioning, buffer);
        BatchConsumer consumer = output.openLane(lane);
        BorrowedBatches batches = new BorrowedBatches(TYPES, new Random(7));
        for (int from = 0; from < rows.size(); from += 1000) {
            batches.push(rows.subList(from, Math.min(rows.size(), from + 1000)), consumer);
        }
        consumer.finish();
        consumer.close();
        output.complete(lane);
        output.close();
    }

    private List<List<Object>> receive(List<OutputBuffer> senders, int receiver) {
        return OperatorTester.drain(new ExchangeSource(streams(senders, receiver), cancel), lane, Integer.MAX_VALUE);
    }

    private static List<FrameStream> streams(List<OutputBuffer> senders, int receiver) {
        return senders.stream().map(sender -> sender.stream(receiver)).toList();
    }

    private static List<List<Object>> threeTimes(List<List<Object>> rows) {
        List<List<Object>> all = new ArrayList<>(rows);
        all.addAll(rows);
        all.addAll(rows);
        return all;
    }

    private static List<Object> keys(List<List<Object>> rows, int channel) {
        List<Object> keys = new ArrayList<>();
        rows.forEach(row -> keys.add(row.get(channel)));
        return keys;
    }

    private static List<List<Object>> sorted(List<List<Object>> rows) {
        List<List<Object>> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing((List<Object> row) -> row.get(0) == null ? -1 : (Long) row.get(0))
                .thenComparing(row -> String.valueOf(row.get(1))));
        return sorted;
    }

    private static List<List<Object>> numbers(int count, int keys) {
        List<List<Object>> rows = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            rows.add(row(i, i % 3 == 0 ? null : Bytes.utf8("key " + i % keys)));
        }
        return rows;
    }
}
