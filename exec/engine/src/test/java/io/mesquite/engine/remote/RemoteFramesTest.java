package io.mesquite.engine.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.exchange.FrameStream;
import io.mesquite.engine.task.CancelToken;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RemoteFramesTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final String SECRET = Secrets.next();
    private final boolean compress = new Random(SEED).nextBoolean();
    private static final Duration SOON = Duration.ofMillis(100);

    private final CancelToken cancel = new CancelToken();
    private final TestStream sender = new TestStream();
    private HttpEndpoint endpoint;

    @AfterEach
    void close() {
        cancel.cancel(new MesquiteException(ErrorCode.QUERY_CANCELLED, "the test has ended"));
        if (endpoint != null) {
            endpoint.close();
        }
    }

    /** Frames that a test puts in. */
    private static final class TestStream implements FrameStream {
        private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
        private boolean finished;
        private boolean discarded;
        private Runnable listener = () -> {};

        void add(byte[] frame) {
            synchronized (this) {
                frames.add(frame);
            }
            listener.run();
        }

        void finish() {
            synchronized (this) {
                finished = true;
            }
            listener.run();
        }

        @Override
        public synchronized byte[] poll() {
            return frames.poll();
        }

        @Override
        public synchronized boolean isFinished() {
            return finished && frames.isEmpty();
        }

        @Override
        public void onChange(Runnable newListener) {
            listener = newListener;
        }

        @Override
        public synchronized void discard() {
            discarded = true;
        }

        synchronized boolean isDiscarded() {
            return discarded;
        }
    }

    private static byte[] frame(int number) {
        return ByteBuffer.allocate(4 + number % 50).putInt(number).array();
    }

    private static int number(byte[] frame) {
        return ByteBuffer.wrap(frame).getInt();
    }

    private RemoteFrameStream receiver(HttpEndpoint.Handler handler) {
        endpoint = new HttpEndpoint("test-http", "127.0.0.1", 0, handler);
        WorkerAddress worker = new WorkerAddress("w", "127.0.0.1", endpoint.port());
        return new RemoteFrameStream(
                new HttpCalls(),
                new RemoteFrameStream.Source(new TaskLocation("q1.a1.0.0", worker), "q1.a1", 0, SECRET),
                cancel,
                1000);
    }

    private static long token(String path) {
        return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void aFrameIsSentAgainUntilTheNextTokenConfirmsIt() {
        FrameServer server = new FrameServer(sender, compress);
        sender.add(frame(0));
        sender.add(frame(1));
        List<byte[]> first = server.fetch(0, SOON);
        assertEquals(3, first.size());
        assertEquals(first.size(), server.fetch(0, SOON).size());
        assertFalse(server.isDone());
        sender.add(frame(2));
        sender.finish();
        List<byte[]> last = server.fetch(2, SOON);
        assertEquals(2, last.size());
        assertEquals(FrameServer.FINISHED, last.get(0)[0]);
        assertFalse(server.isDone());
        server.fetch(3, SOON);
        assertTrue(server.isDone());
    }

    @Test
    void aTokenThatWasConfirmedOrNeverGivenOutIsRefused() {
        FrameServer server = new FrameServer(sender, compress);
        sender.add(frame(0));
        assertThrows(IllegalArgumentException.class, () -> server.fetch(1, SOON));
        server.fetch(0, SOON);
        server.fetch(1, SOON);
        assertThrows(IllegalArgumentException.class, () -> server.fetch(0, SOON));
        assertThrows(IllegalArgumentException.class, () -> server.fetch(2, SOON));
    }

    @Test
    void noFrameIsLostOrDoubledWhereRequestsAndAnswersAre() throws InterruptedException {
        int count = 3000;
        Random random = new Random(SEED);
        FrameServer server = new FrameServer(sender, compress);
        RemoteFrameStream receiver = receiver((path, secret, body) -> {
            Secrets.check(SECRET, secret);
            int fate;
            synchronized (random) {
                fate = random.nextInt(10);
            }
            if (fate == 0) {
                throw new MesquiteException(ErrorCode.WORKER_LOST, "the request is lost");
            }
            List<byte[]> answer = server.fetch(token(path), SOON);
            if (fate == 1) {
                throw new MesquiteException(ErrorCode.WORKER_LOST, "the answer is lost");
            }
            if (fate == 2 && answer.size() > 1) {
                return answer.subList(0, answer.size() - 1);
            }
            return answer;
        });
        Thread adder = new Thread(() -> {
            for (int i = 0; i < count; i++) {
                sender.add(frame(i));
                if (i % 100 == 0) {
                    Thread.yield();
                }
            }
            sender.finish();
        });
        adder.start();
        assertEquals(count, receiveInOrder(receiver), "seed " + SEED);
        adder.join();
    }

    private static int receiveInOrder(FrameStream receiver) throws InterruptedException {
        Object change = new Object();
        receiver.onChange(() -> {
            synchronized (change) {
                change.notifyAll();
            }
        });
        int next = 0;
        while (!receiver.isFinished()) {
            byte[] frame = receiver.poll();
            if (frame == null) {
                synchronized (change) {
                    change.wait(5);
                }
            } else {
                assertEquals(next, number(frame), "seed " + SEED);
                next++;
            }
        }
        return next;
    }

    @Test
    void noMoreIsAskedForThanHasRoom() throws InterruptedException {
        AtomicInteger requests = new AtomicInteger();
        RemoteFrameStream receiver = receiver((path, secret, body) -> {
            requests.incrementAndGet();
            long token = token(path);
            List<byte[]> answer = new ArrayList<>(FrameServer.nothing(token + 1));
            answer.add(FrameCompression.wrap(new byte[600], false));
            return answer;
        });
        assertEquals(null, receiver.poll());
        // the limit is 1000 bytes: two frames of 600 reach it
        awaitCount(2, requests);
        assertEquals(600, receiver.poll().length);
        awaitCount(3, requests);
    }

    /** Waits for so many, and a little longer, to see that there are not more. */
    private static void awaitCount(int expected, AtomicInteger count) throws InterruptedException {
        while (count.get() < expected) {
            Thread.sleep(10);
        }
        Thread.sleep(200);
        assertEquals(expected, count.get());
    }

    @Test
    void discardIsToldToTheSender() throws InterruptedException {
        FrameServer server = new FrameServer(sender, compress);
        RemoteFrameStream receiver = receiver((path, secret, body) -> {
            if (path.startsWith(Protocol.DISCARD)) {
                server.discard();
                return List.of();
            }
            return server.fetch(token(path), SOON);
        });
        receiver.poll();
        receiver.discard();
        assertTrue(receiver.isFinished());
        for (int i = 0; i < 100 && !sender.isDiscarded(); i++) {
            Thread.sleep(20);
        }
        assertTrue(sender.isDiscarded());
    }

    @Test
    void framesComeOutOfCompressionAsTheyWere() {
        Random random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            byte[] frame = new byte[random.nextInt(5000)];
            if (random.nextBoolean()) {
                random.nextBytes(frame);
            }
            byte[] wrapped = FrameCompression.wrap(frame, true);
            assertArrayEquals(frame, FrameCompression.unwrap(ByteBuffer.wrap(wrapped)), "seed " + SEED);
            assertTrue(wrapped.length <= frame.length + 8);
            if (wrapped.length > 8) {
                byte[] cut = Arrays.copyOf(wrapped, wrapped.length - 1);
                assertThrows(
                        BufferUnderflowException.class, () -> FrameCompression.unwrap(ByteBuffer.wrap(cut)), "" + SEED);
            }
        }
    }

    @Test
    void aRequestWithoutTheSecretIsRefused() {
        assertThrows(MesquiteException.class, () -> Secrets.check(SECRET, null));
        assertThrows(MesquiteException.class, () -> Secrets.check(SECRET, Secrets.next()));
        Secrets.check(SECRET, SECRET);
    }

    @Test
    void aTicketOfAnotherBuildIsRefusedWithBothBuilds() {
        TaskTicket ticket = new TaskTicket(Protocol.build(), "http://h:1", "q1.a1", "q1.a1.0.0", SECRET);
        assertEquals(ticket, TaskTicket.read(ticket.toBytes()));
        TaskTicket other = new TaskTicket("older", "http://h:1", "q1.a1", "q1.a1.0.0", SECRET);
        MesquiteException refused = assertThrows(MesquiteException.class, () -> TaskTicket.read(other.toBytes()));
        assertTrue(refused.getMessage().contains("older"), refused.getMessage());
        assertTrue(refused.getMessage().contains(Protocol.build()), refused.getMessage());
        assertThrows(MesquiteException.class, () -> TaskTicket.read(new byte[] {1, 2, 3}));
    }
}
