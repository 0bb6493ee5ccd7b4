package io.mesquite.engine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class QueryMemoryTest {
    private static final long MB = 1 << 20;

    private final WorkerMemory worker = new WorkerMemory(100 * MB);
    private final QueryMemory query = worker.newQuery(10 * MB);

    @Test
    void bytesAreTakenInMegabytesAndGivenBack() {
        MemoryReservation reservation = query.newReservation("sort");
        reservation.resize(1);
        assertEquals(MB, query.reservedBytes());
        reservation.resize(MB);
        assertEquals(MB, worker.reservedBytes());
        reservation.resize(3 * MB + 1);
        assertEquals(4 * MB, query.reservedBytes());
        reservation.resize(2 * MB);
        assertEquals(2 * MB, query.reservedBytes());
        reservation.close();
        reservation.close();
        assertEquals(0, query.reservedBytes());
        assertEquals(0, worker.reservedBytes());
        assertEquals(4 * MB, query.peakBytes());
    }

    @Test
    void aRefusalKeepsTheFormerReservationAndNamesTheLimitAndTheLargestOwners() {
        MemoryReservation join = query.newReservation("join build");
        MemoryReservation sort = query.newReservation("sort");
        join.resize(7 * MB);
        sort.resize(2 * MB);
        MesquiteException refused = assertThrows(MesquiteException.class, () -> sort.resize(4 * MB));
        assertEquals(ErrorCode.MEMORY_LIMIT_EXCEEDED, refused.code());
        assertEquals(
                "The query needs more memory than its limit of 10 MB: sort asked for 2 MB more, and held are 9 MB (7 MB by join"
                        + " build, 2 MB by sort). Raise the limit, or read fewer rows or columns.",
                refused.getMessage());
        assertEquals(2 * MB, sort.bytes());
        assertEquals(9 * MB, query.reservedBytes());
        assertFalse(sort.tryResize(4 * MB));
        assertTrue(sort.tryResize(3 * MB));
    }

    @Test
    void whoIsRefusedMakesTheLargestThatCanSpillGiveBackAtItsNextStep() {
        MemoryReservation large = query.newRevocableReservation("aggregation");
        MemoryReservation small = query.newRevocableReservation("sort");
        assertTrue(large.tryResize(8 * MB));
        assertFalse(small.tryResize(3 * MB), "it spills itself, since nobody waits");
        assertFalse(large.tryResize(8 * MB + 1), "asked to spill, and not to grow");
        assertEquals(8 * MB, large.bytes());
        large.resize(0);
        assertTrue(large.tryResize(5 * MB), "what was asked is done");
        large.close();
        small.close();
    }

    @Test
    void whoCantSpillMayTakeALittleMoreWhileOthersCan() {
        QueryMemory query = worker.newQuery(32 * MB);
        MemoryReservation sort = query.newRevocableReservation("sort");
        MemoryReservation functions = query.newReservation("window functions");
        assertFalse(sort.tryResize(29 * MB), "an eighth is left to others");
        assertTrue(sort.tryResize(28 * MB));
        functions.resize(6 * MB);
        assertEquals(34 * MB, query.reservedBytes());
        assertEquals(
                ErrorCode.MEMORY_LIMIT_EXCEEDED,
                assertThrows(MesquiteException.class, () -> functions.resize(7 * MB))
                        .code());
        sort.close();
        functions.close();
        assertEquals(0, worker.reservedBytes());
    }

    @Test
    void theLimitOfTheWorkerHoldsForAllQueriesTogether() {
        QueryMemory large = worker.newQuery(1000 * MB);
        assertEquals(100 * MB, large.limitBytes());
        large.newReservation("sort").resize(95 * MB);
        MemoryReservation other = query.newReservation("join build");
        MesquiteException refused = assertThrows(MesquiteException.class, () -> other.resize(6 * MB));
        assertEquals(
                "The memory of this worker, 100 MB, is used up by all queries together: join build asked for 6 MB more, and held"
                        + " are 0 MB. Try again when fewer queries run, or give the process more memory.",
                refused.getMessage());
        other.resize(5 * MB);
        assertEquals(100 * MB, worker.reservedBytes());
    }

    @Test
    void whatIsStillReservedAtTheEndIsToldAndGivenBackToTheWorker() {
        query.newReservation("aggregation").resize(3 * MB);
        query.newReservation("sort").close();
        assertEquals(Map.of("aggregation", 3 * MB), query.close());
        assertEquals(0, worker.reservedBytes());
    }

    @Test
    void anOperatorKnowsItsOwnPeak() {
        OperatorMemory operator = query.newOperator();
        MemoryReservation first = operator.newReservation("join build");
        MemoryReservation second = operator.newReservation("join build");
        first.resize(2 * MB);
        second.resize(3 * MB);
        first.close();
        query.newReservation("sort").resize(4 * MB);
        assertEquals(5 * MB, operator.peakBytes());
        assertEquals(3 * MB, operator.reservedBytes());
    }

    @Test
    void manyThreadsNeverTakeMoreThanTheLimit() throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(() -> {
                try (MemoryReservation reservation = query.newReservation("sort")) {
                    start.await();
                    for (int i = 0; i < 20_000; i++) {
                        reservation.tryResize(i % 6 * MB);
                    }
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            });
            threads[t].start();
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(0, query.reservedBytes());
        assertTrue(query.peakBytes() <= 10 * MB, "peak " + query.peakBytes());
        assertTrue(query.peakBytes() >= 5 * MB, "peak " + query.peakBytes());
    }

    @Test
    void negativeSizesAreRefused() {
        MemoryReservation reservation = query.newReservation("sort");
        assertThrows(IllegalArgumentException.class, () -> reservation.resize(-1));
    }
}
