package io.mesquite.mesos.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.mesos.protocol.Json;
import io.mesquite.mesos.protocol.Offer;
import io.mesquite.mesos.protocol.SchedulerCall;
import io.mesquite.mesos.protocol.SchedulerEvent;
import io.mesquite.mesos.protocol.Transcript;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scheduler hears what a real master said to another framework, whose tasks it does not know. */
class ReplayTest {
    private final SchedulerFixture fixture = new SchedulerFixture();

    private void replay(String transcript) {
        fixture.tick(0);
        for (byte[] record : Transcript.records(transcript)) {
            fixture.now += 10;
            fixture.send(SchedulerEvent.read(record));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-command-task",
                "02-custom-executor",
                "04-agent-recovery",
                "06-failures",
                "07-agent-lost-partition-aware"
            })
    void whatWasAcknowledgedThenIsAcknowledgedNow(String transcript) {
        replay(transcript);
        String framework = Transcript.calls(transcript, "ACKNOWLEDGE")
                .get(0)
                .at("framework_id", "value")
                .requiredText("framework_id");
        List<Json> sent = fixture.of(SchedulerCall.Acknowledge.class).stream()
                .map(call -> Json.parse(call.json(framework).utf8()))
                .toList();
        assertEquals(Transcript.calls(transcript, "ACKNOWLEDGE"), sent);
    }

    @Test
    void offersThatNobodyWaitsForAreDeclined() {
        replay("01-command-task");
        List<String> offered = Transcript.records("01-command-task").stream()
                .map(SchedulerEvent::read)
                .filter(SchedulerEvent.Offers.class::isInstance)
                .flatMap(event -> ((SchedulerEvent.Offers) event).offers().stream())
                .map(Offer::id)
                .toList();
        List<String> declined = fixture.of(SchedulerCall.Decline.class).stream()
                .flatMap(call -> call.offerIds().stream())
                .toList();
        assertEquals(offered, declined);
        fixture.none(SchedulerCall.Revive.class);
    }

    @Test
    void tasksThatNobodyKnowsAreEndedWithTheirExecutor() {
        replay("02-custom-executor");
        List<SchedulerCall.Shutdown> ended = fixture.of(SchedulerCall.Shutdown.class);
        assertEquals(
                List.of("ex-1"),
                ended.stream()
                        .map(SchedulerCall.Shutdown::executorId)
                        .distinct()
                        .toList());
    }

    @Test
    void aRemovedFrameworkIsNoticedInTheRecording() {
        replay("03-second-subscriber");
        fixture.send(new SchedulerEvent.Heartbeat());
        assertEquals(1, fixture.of(Action.KeepFrameworkId.class).size());
    }
}
