package io.mesquite.mesos.scheduler;

import static io.mesquite.mesos.scheduler.SchedulerFixture.offer;
import static io.mesquite.mesos.scheduler.SchedulerFixture.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.coordinator.cluster.Slot;
import io.mesquite.coordinator.cluster.SlotRequest;
import io.mesquite.coordinator.cluster.SlotRequest.SlotSize;
import io.mesquite.mesos.protocol.SchedulerCall;
import io.mesquite.mesos.protocol.SchedulerCall.Accept;
import io.mesquite.mesos.protocol.SchedulerCall.Decline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchedulerGrantTest {
    private final SchedulerFixture fixture = SchedulerFixture.subscribed();

    @Test
    void offersAreAskedForOnlyWhileSomebodyWaits() {
        fixture.tick(1000);
        fixture.none(SchedulerCall.Revive.class);
        fixture.request(request("q1.a1", 1, 1, 1));
        fixture.one(SchedulerCall.Revive.class);
        fixture.tick(1000);
        fixture.one(SchedulerCall.Revive.class);
        fixture.offers(offer("o1", "a1"));
        fixture.one(Action.Granted.class);
        fixture.one(SchedulerCall.Suppress.class);
    }

    @Test
    void aRequestTakesAllThatItMayHaveWhenAllAgentsOffer() {
        fixture.request(request("q1.a1", 1, 5, 2));
        fixture.offers(offer("o1", "a1"), offer("o2", "a2"), offer("o3", "a3"));
        List<Slot> slots = fixture.one(Action.Granted.class).slots();
        assertEquals(List.of("h1", "h2", "h3"), slots.stream().map(Slot::host).toList());
        assertEquals(3, slots.stream().map(Slot::workerId).distinct().count());
    }

    @Test
    void aRequestThatMayHaveMoreWaitsALittleForAnAgentThatIsKnown() {
        fixture.request(request("q0.a1", 2, 2, 1));
        fixture.offers(offer("o1", "a1"), offer("o2", "a2"));
        fixture.release("q0.a1");
        fixture.take();
        fixture.request(request("q1.a1", 1, 5, 2));
        fixture.offers(offer("o3", "a1"));
        fixture.none(Action.Granted.class);
        fixture.tick(30);
        assertEquals(1, fixture.one(Action.Granted.class).slots().size());
    }

    @Test
    void aRequestIsGrantedAllAtOnceOrNot() {
        fixture.request(request("q1.a1", 2, 2, 1));
        fixture.offers(offer("o1", "a1"));
        fixture.tick(1000);
        fixture.none(Action.Granted.class);
        fixture.none(Decline.class);
        assertEquals(
                "1 offer seen; 2 agents are needed",
                fixture.one(Action.Waiting.class).reason());
        fixture.offers(offer("o2", "a2"));
        assertEquals(2, fixture.one(Action.Granted.class).slots().size());
    }

    @Test
    void offersAreNotHeldForEverForARequestThatNeedsMore() {
        fixture.request(request("q1.a1", 2, 2, 1));
        fixture.offers(offer("o1", "a1"));
        fixture.tick(10_001);
        Decline decline = fixture.one(Decline.class);
        assertEquals(List.of("o1"), decline.offerIds());
        assertEquals(Duration.ofSeconds(5), decline.refuse());
    }

    @Test
    void aSmallRequestPassesALargeOne() {
        fixture.request(request("q1.a1", 3, 3, 1));
        fixture.request(request("q2.a1", 1, 1, 1));
        fixture.offers(offer("o1", "a1"));
        assertEquals("q2.a1", fixture.one(Action.Granted.class).requestId());
    }

    @Test
    void twoRequestsShareOneOfferAndNoMore() {
        fixture.request(request("q1.a1", 1, 1, 1));
        fixture.request(request("q2.a1", 1, 1, 1));
        fixture.request(request("q3.a1", 1, 1, 1));
        fixture.offers(offer("o1", "a1", 2.5, 4096, ""));
        List<Action.Granted> granted = fixture.of(Action.Granted.class);
        assertEquals(
                List.of("q1.a1", "q2.a1"),
                granted.stream().map(Action.Granted::requestId).toList());
        assertEquals(
                granted.get(0).slots().get(0).workerId(),
                granted.get(1).slots().get(0).workerId());
        fixture.tick(600);
        assertEquals(
                "1 offer seen, 1 declined: 1 CPU short (0.4 of 1)",
                fixture.one(Action.Waiting.class).reason());
    }

    @Test
    void aWaitingRequestSaysWhy() {
        SchedulerFixture constrained = SchedulerFixture.subscribed("rack:r1", 100);
        constrained.request(request("q1.a1", 1, 1, 1));
        String rack1 = ",\"attributes\":[{\"name\":\"rack\",\"type\":\"TEXT\",\"text\":{\"value\":\"r1\"}}]";
        constrained.offers(offer("o1", "a1", 0.1, 4096, rack1), offer("o2", "a2"), offer("o3", "a3", 4, 100, rack1));
        constrained.tick(600);
        assertEquals(
                "3 offers seen, 3 declined: 1 CPU short (0.1 of 1.1), 1 constraint rack:r1, 1 memory short (100 of 1088 MB)",
                constrained.one(Action.Waiting.class).reason());
        List<Decline> declines = constrained.of(Decline.class);
        assertEquals(
                Set.of(Duration.ofSeconds(5), Duration.ofHours(1)),
                Set.copyOf(declines.stream().map(Decline::refuse).toList()));
        constrained.tick(5000);
        constrained.one(Action.Waiting.class);
    }

    @Test
    void maxCpusBoundsWhatIsHeld() {
        SchedulerFixture bounded = SchedulerFixture.subscribed("", 2.5);
        bounded.request(request("q1.a1", 1, 3, 1));
        bounded.offers(offer("o1", "a1"), offer("o2", "a2"), offer("o3", "a3"));
        assertEquals(2, bounded.one(Action.Granted.class).slots().size());
        bounded.take();
        bounded.request(request("q2.a1", 1, 1, 1));
        bounded.offers(offer("o4", "a3"));
        bounded.tick(600);
        bounded.none(Action.Granted.class);
        assertEquals(
                "3 offers seen, 3 declined: 3 mesos.max-cpus 2.5 reached (2.2 held)",
                bounded.one(Action.Waiting.class).reason());
    }

    private static SlotRequest near(Map<String, Long> hosts, Set<String> avoided) {
        return new SlotRequest("q1.a1", "ann", 1, 1, 1, SlotSize.DEFAULT, hosts, Duration.ofSeconds(2), avoided);
    }

    private void knowAgents() {
        fixture.request(request("q0.a1", 2, 2, 1));
        fixture.offers(offer("k1", "a1"), offer("k2", "a2"));
        fixture.release("q0.a1");
        fixture.take();
    }

    @Test
    void theAgentWithTheDataIsTaken() {
        fixture.request(near(Map.of("h2", 100L, "h3", 200L), Set.of()));
        fixture.offers(offer("o1", "a1"), offer("o2", "a2"), offer("o3", "a3"));
        assertEquals("h3", fixture.one(Action.Granted.class).slots().get(0).host());
    }

    @Test
    void aKnownAgentWithTheDataIsWaitedForButNotForLong() {
        knowAgents();
        fixture.request(near(Map.of("h2", 100L), Set.of()));
        fixture.offers(offer("o1", "a1"));
        fixture.tick(1900);
        fixture.none(Action.Granted.class);
        fixture.tick(200);
        assertEquals("h1", fixture.one(Action.Granted.class).slots().get(0).host());
    }

    @Test
    void aHostThatIsNoAgentIsNotWaitedFor() {
        knowAgents();
        fixture.request(near(Map.of("elsewhere", 100L), Set.of()));
        fixture.offers(offer("o1", "a1"), offer("o2", "a2"));
        fixture.one(Action.Granted.class);
    }

    @Test
    void anAvoidedHostIsUsedWhenNothingElseComes() {
        fixture.request(near(Map.of(), Set.of("h1")));
        fixture.offers(offer("o1", "a1"));
        fixture.none(Action.Granted.class);
        fixture.tick(2100);
        assertEquals("h1", fixture.one(Action.Granted.class).slots().get(0).host());
    }

    @Test
    void anAvoidedHostIsLeftOutWhereOthersAreThere() {
        fixture.request(near(Map.of("h1", 5L), Set.of("h1")));
        fixture.offers(offer("o1", "a1"), offer("o2", "a2"));
        assertEquals("h2", fixture.one(Action.Granted.class).slots().get(0).host());
    }

    @Test
    void aRescindedOfferIsNotUsed() {
        fixture.request(request("q1.a1", 2, 2, 1));
        fixture.offers(offer("o1", "a1"));
        fixture.send("{\"type\":\"RESCIND\",\"rescind\":{\"offer_id\":{\"value\":\"o1\"}}}");
        fixture.offers(offer("o2", "a2"));
        fixture.none(Action.Granted.class);
    }

    @Test
    void anAgentInMaintenanceSoonIsNotUsed() {
        long start = (fixture.now + 60_000) * 1_000_000;
        fixture.request(request("q1.a1", 1, 1, 1));
        fixture.offers(offer("o1", "a1", 4, 4096, ",\"unavailability\":{\"start\":{\"nanoseconds\":" + start + "}}"));
        fixture.none(Action.Granted.class);
        fixture.one(Decline.class);
    }

    @Test
    void allTasksOfASlotGoWithOneCall() {
        fixture.request(request("q1.a1", 1, 1, 3));
        fixture.offers(offer("o1", "a1"));
        Slot slot = fixture.one(Action.Granted.class).slots().get(0);
        fixture.launch("q1.a1.0.0", slot);
        fixture.launch("q1.a1.1.0", slot);
        fixture.none(Accept.class);
        fixture.launch("q1.a1.2.0", slot);
        Accept accept = fixture.one(Accept.class);
        assertEquals(3, accept.tasks().size());
        assertEquals(Duration.ZERO, accept.refuse());
        double cpus = accept.tasks().stream()
                .flatMap(task -> task.resources().stream())
                .filter(resource -> resource.name().equals("cpus"))
                .mapToDouble(resource -> resource.amount())
                .sum();
        assertTrue(cpus <= 1 && cpus > 0.98, () -> "CPUs of a slot: " + cpus);
        String port = accept.tasks().get(0).executor().environment().get("PORT");
        assertTrue(port.matches("3100\\d"), port);
    }

    @Test
    void aTaskDoesNotWaitLongForItsFellows() {
        fixture.request(request("q1.a1", 1, 1, 3));
        fixture.offers(offer("o1", "a1"));
        Slot slot = fixture.one(Action.Granted.class).slots().get(0);
        fixture.launch("q1.a1.0.0", slot);
        fixture.tick(10);
        assertEquals(1, fixture.one(Accept.class).tasks().size());
        fixture.take();
        fixture.launch("q1.a1.1.0", slot);
        fixture.one(SchedulerCall.Revive.class);
        fixture.offers(offer("o2", "a1"));
        fixture.tick(10);
        assertEquals("q1.a1.1.0", fixture.one(Accept.class).tasks().get(0).taskId());
    }

    @Test
    void reservedResourcesAreNamedWithTheirReservation() {
        String reserved = "{\"name\":\"cpus\",\"type\":\"SCALAR\",\"scalar\":{\"value\":0.4},"
                + "\"reservations\":[{\"type\":\"STATIC\",\"role\":\"sql\"}]}";
        fixture.request(request("q1.a1", 1, 1, 1));
        fixture.offers(offer("o1", "a1").replace("\"resources\":[", "\"resources\":[" + reserved + ","));
        Slot slot = fixture.one(Action.Granted.class).slots().get(0);
        fixture.launch("q1.a1.0.0", slot);
        String call = fixture.one(Accept.class).json("f-1").toString();
        assertTrue(call.contains("\"scalar\":{\"value\":0.1},\"reservations\":[{\"type\":\"STATIC\""), call);
        assertTrue(call.contains("\"scalar\":{\"value\":0.3},\"reservations\":[{\"type\":\"STATIC\""), call);
        assertTrue(call.contains("\"scalar\":{\"value\":0.7}}"), call);
        assertFalse(call.contains("null"), call);
    }

    @Test
    void revocableCpusAreUsedWhereOthersAreNotEnoughAndNeverMixed() {
        String revocable = "{\"name\":\"cpus\",\"type\":\"SCALAR\",\"scalar\":{\"value\":3},\"revocable\":{}}";
        fixture.request(request("q1.a1", 1, 1, 1));
        fixture.offers(
                offer("o1", "a1", 0.5, 4096, "").replace("\"resources\":[", "\"resources\":[" + revocable + ","));
        Slot slot = fixture.one(Action.Granted.class).slots().get(0);
        fixture.launch("q1.a1.0.0", slot);
        Accept accept = fixture.one(Accept.class);
        assertTrue(accept.tasks().get(0).resources().stream()
                .filter(resource -> resource.name().equals("cpus"))
                .allMatch(resource -> resource.revocable()));
        assertTrue(accept.tasks().get(0).executor().resources().stream()
                .filter(resource -> resource.name().equals("cpus"))
                .allMatch(resource -> resource.revocable()));
    }
}
