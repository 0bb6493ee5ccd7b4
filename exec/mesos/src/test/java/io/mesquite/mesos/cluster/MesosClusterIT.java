package io.mesquite.mesos.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.coordinator.cluster.Slot;
import io.mesquite.coordinator.cluster.SlotRequest;
import io.mesquite.coordinator.cluster.SlotRequest.SlotSize;
import io.mesquite.coordinator.cluster.TaskLaunch;
import io.mesquite.coordinator.cluster.TaskOutcome;
import io.mesquite.mesos.http.HttpAccess;
import io.mesquite.mesos.http.MasterFinder;
import io.mesquite.mesos.protocol.FrameworkDescription;
import io.mesquite.mesos.scheduler.SchedulerSettings.Size;
import io.mesquite.mesos.testing.TestAgent;
import io.mesquite.mesos.testing.TestMaster;
import io.mesquite.mesos.testing.TestWorkerMain;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster with a test master and agents, and workers in processes of their own. */
class MesosClusterIT {
    @TempDir
    private Path folder;

    private final long seed = System.nanoTime();
    private final RecordingListener listener = new RecordingListener();
    private final CountDownLatch takenOver = new CountDownLatch(1);
    private TestMaster master;
    private TestAgent agent;
    private MesosCluster cluster;

    @BeforeEach
    void start() throws Exception {
        System.out.println("seed " + seed);
        master = new TestMaster(folder, seed);
        agent = master.addAgent("h1", 4, 4096);
        master.addAgent("h2", 4, 4096);
        cluster = newCluster(Duration.ofSeconds(60));
        cluster.start(listener);
    }

    @AfterEach
    void stop() {
        cluster.close();
        master.close();
        assertEquals(List.of(), listener.endedTwice);
    }

    private MesosCluster newCluster(Duration idleTimeout) {
        FrameworkDescription framework = new FrameworkDescription(
                "", "mesquite", "*", Optional.empty(), Duration.ofMinutes(1), false, Optional.empty());
        WorkerProcess process = new WorkerProcess(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                System.getProperty("java.home"),
                List.of(),
                TestWorkerMain.class.getName(),
                "127.0.0.1",
                0,
                "127.0.0.1",
                Map.of(),
                Duration.ofSeconds(30));
        MesosOptions options = new MesosOptions(
                MasterFinder.parse(master.address()),
                HttpAccess.plain(),
                framework,
                folder.resolve("framework-id"),
                List.of(),
                new Size(0.1, 512),
                new Size(1, 64),
                Double.POSITIVE_INFINITY,
                idleTimeout,
                process);
        return new MesosCluster(options, takenOver::countDown);
    }

    private List<Slot> request(String id, int slots) throws InterruptedException {
        cluster.request(
                new SlotRequest(id, "ann", slots, slots, 2, SlotSize.DEFAULT, Map.of(), Duration.ZERO, Set.of()));
        return listener.slots(id);
    }

    private void launch(String id, Slot slot, String what) {
        cluster.launch(new TaskLaunch(id, "task " + id, slot.id(), what.getBytes(StandardCharsets.UTF_8)));
    }

    private static void await(BooleanSupplier condition, String what) throws InterruptedException {
        long end = System.currentTimeMillis() + 20_000;
        while (!condition.getAsBoolean()) {
            assertTrue(System.currentTimeMillis() < end, () -> "waited in vain until " + what);
            Thread.sleep(10);
        }
    }

    @Test
    void tasksRunOnWorkersThatAreFetchedAndStarted() throws Exception {
        List<Slot> slots = request("q1.a1", 2);
        assertNotEquals(slots.get(0).host(), slots.get(1).host());
        launch("q1.a1.0.0", slots.get(0), "finish");
        launch("q1.a1.0.1", slots.get(1), "fail");
        assertEquals(TaskOutcome.FINISHED, listener.outcome("q1.a1.0.0"));
        assertEquals(TaskOutcome.FAILED, listener.outcome("q1.a1.0.1"));
        assertEquals(2, cluster.workers().size());
        cluster.release("q1.a1");

        long start = System.nanoTime();
        List<Slot> again = request("q2.a1", 2);
        assertEquals(
                Set.copyOf(slots.stream().map(Slot::workerId).toList()),
                Set.copyOf(again.stream().map(Slot::workerId).toList()));
        launch("q2.a1.0.0", again.get(0), "finish");
        listener.outcome("q2.a1.0.0");
        System.out.println("warm: " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    @Test
    void aTaskIsKilled() throws Exception {
        Slot slot = request("q1.a1", 1).get(0);
        launch("q1.a1.0.0", slot, "wait");
        launch("q1.a1.1.0", slot, "finish");
        listener.outcome("q1.a1.1.0");
        cluster.kill("q1.a1.0.0");
        assertEquals(TaskOutcome.KILLED, listener.outcome("q1.a1.0.0"));
    }

    @Test
    void aWorkerThatDiesTakesItsTasksWithIt() throws Exception {
        Slot slot = request("q1.a1", 1).get(0);
        launch("q1.a1.0.0", slot, "wait");
        launch("q1.a1.1.0", slot, "exit");
        assertEquals(TaskOutcome.LOST, listener.outcome("q1.a1.0.0"));
        assertEquals(TaskOutcome.LOST, listener.outcome("q1.a1.1.0"));
        assertTrue(listener.loss(slot.workerId()).contains("exit status 3"));
        launch("q1.a1.2.0", request("q1.a2", 1).get(0), "finish");
        assertEquals(TaskOutcome.FINISHED, listener.outcome("q1.a1.2.0"));
    }

    @Test
    void aBrokenStreamAndAnAgentThatRestartsLoseNoTask() throws Exception {
        List<Slot> slots = request("q1.a1", 2);
        Slot slot = slots.get(slots.get(0).host().equals("h1") ? 0 : 1);
        launch("q1.a1.0.0", slot, "wait");
        launch("q1.a1.1.0", slot, "finish");
        listener.outcome("q1.a1.1.0");
        master.breakStream();
        agent.restart(500);
        await(() -> cluster.status().description().contains("connected, offers"), "the stream is there again");
        cluster.kill("q1.a1.0.0");
        assertEquals(TaskOutcome.KILLED, listener.outcome("q1.a1.0.0"));
        assertTrue(master.calls().stream().filter("RECONCILE"::equals).count() > 1);
    }

    @Test
    void aRemovedFrameworkServesAgainAsANewOne() throws Exception {
        Slot slot = request("q1.a1", 1).get(0);
        launch("q1.a1.0.0", slot, "wait");
        await(() -> !cluster.workers().isEmpty(), "a worker starts");
        String before = Files.readString(folder.resolve("framework-id"));
        master.removeFramework();
        assertEquals(TaskOutcome.LOST, listener.outcome("q1.a1.0.0"));
        launch("q2.a1.0.0", request("q2.a1", 1).get(0), "finish");
        assertEquals(TaskOutcome.FINISHED, listener.outcome("q2.a1.0.0"));
        assertNotEquals(before, Files.readString(folder.resolve("framework-id")));
    }

    @Test
    void aCoordinatorThatIsTakenOverEnds() throws Exception {
        Slot slot = request("q1.a1", 1).get(0);
        launch("q1.a1.0.0", slot, "wait");
        await(() -> master.calls().contains("ACKNOWLEDGE"), "the task runs");
        MesosCluster second = newCluster(Duration.ofSeconds(60));
        second.start(new RecordingListener());
        assertTrue(takenOver.await(20, TimeUnit.SECONDS));
        assertEquals(TaskOutcome.LOST, listener.outcome("q1.a1.0.0"));
        await(() -> master.heldCpus() == 0, "the new one has ended what it does not know");
        second.close();
    }

    @Test
    void nothingIsHeldAfterTheIdleTimeout() throws Exception {
        cluster.close();
        cluster = newCluster(Duration.ofMillis(300));
        cluster.start(listener);
        launch("q1.a1.0.0", request("q1.a1", 1).get(0), "finish");
        listener.outcome("q1.a1.0.0");
        assertTrue(master.heldCpus() > 0);
        cluster.release("q1.a1");
        await(() -> master.heldCpus() == 0, "nothing is held");
        await(() -> cluster.status().workers() == 0, "no worker is counted");
    }

    @Test
    void closingEndsAllWorkers() throws Exception {
        launch("q1.a1.0.0", request("q1.a1", 1).get(0), "wait");
        await(() -> master.heldCpus() > 0, "a worker starts");
        cluster.close();
        await(() -> master.heldCpus() == 0, "nothing is held");
        assertFalse(Files.exists(folder.resolve("framework-id")));
    }

    @Test
    void manyTasksEndOnceEachWhateverHappensToOffersAndStreams() throws Exception {
        master.rescindSome(0.3);
        Random random = new Random(seed);
        for (int query = 0; query < 40; query++) {
            String request = "q" + query + ".a1";
            List<Slot> slots = request(request, 1 + random.nextInt(2));
            for (int task = 0; task < 4; task++) {
                launch(
                        request + "." + task,
                        slots.get(task % slots.size()),
                        random.nextInt(4) == 0 ? "fail" : "finish");
            }
            if (random.nextInt(10) == 0) {
                master.breakStream();
            }
            for (int task = 0; task < 4; task++) {
                listener.outcome(request + "." + task);
            }
            cluster.release(request);
        }
        await(() -> cluster.status().slots() == 0, "no slot is held");
    }
}
