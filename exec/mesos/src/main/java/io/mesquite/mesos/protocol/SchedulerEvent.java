package io.mesquite.mesos.protocol;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a master sends to a framework. */
public sealed interface SchedulerEvent {
    /**
     * The first event of a stream.
     *
     * @param heartbeat the time between heartbeats
     * @param master the address of the leader, for people
     */
    record Subscribed(String frameworkId, Duration heartbeat, String master) implements SchedulerEvent {}

    /** Resources to use or to decline. */
    record Offers(List<Offer> offers) implements SchedulerEvent {}

    /** Agents that are asked back for maintenance. */
    record InverseOffers(List<InverseOffer> offers) implements SchedulerEvent {}

    /** @param agentId empty when it stands for resources of many agents */
    record InverseOffer(String id, Optional<String> agentId, Optional<Unavailability> unavailability) {}

    /** An offer is no longer valid. */
    record Rescind(String offerId) implements SchedulerEvent {}

    /** An inverse offer is no longer valid: its maintenance was called off. */
    record RescindInverse(String inverseOfferId) implements SchedulerEvent {}

    /** News of a task. */
    record Update(TaskStatus status) implements SchedulerEvent {}

    /** What an executor says; it may get lost. */
    record Message(String agentId, String executorId, byte[] data) implements SchedulerEvent {}

    /**
     * An executor has ended, or an agent is gone.
     *
     * @param executorId empty when it is the agent
     * @param status as {@code wait} gives it: an exit with 3 is 768
     */
    record Failure(String agentId, Optional<String> executorId, OptionalInt status) implements SchedulerEvent {}

    /** The framework can't go on with this subscription; the stream ends after it. */
    record Error(String message) implements SchedulerEvent {}

    /** The master is there. */
    record Heartbeat() implements SchedulerEvent {}

    /** Of a later Mesos. */
    record Unknown(String type) implements SchedulerEvent {}

    /** @throws ProtocolException when the record is no event */
    static SchedulerEvent read(byte[] record) {
        Json json = Json.parse(record);
        String type = json.at("type").requiredText("an event's type");
        return switch (type) {
            case "SUBSCRIBED" -> readSubscribed(json.at("subscribed"));
            case "OFFERS" ->
                new Offers(json.at("offers", "offers").elements().stream()
                        .map(Offer::read)
                        .toList());
            case "INVERSE_OFFERS" ->
                new InverseOffers(json.at("inverse_offers", "inverse_offers").elements().stream()
                        .map(SchedulerEvent::readInverseOffer)
                        .toList());
            case "RESCIND" ->
                new Rescind(json.at("rescind", "offer_id", "value").requiredText("offer_id"));
            case "RESCIND_INVERSE_OFFER" ->
                new RescindInverse(json.at("rescind_inverse_offer", "inverse_offer_id", "value")
                        .requiredText("inverse_offer_id"));
            case "UPDATE" -> new Update(TaskStatus.read(json.at("update", "status")));
            case "MESSAGE" ->
                new Message(
                        json.at("message", "agent_id", "value").requiredText("agent_id"),
                        json.at("message", "executor_id", "value").requiredText("executor_id"),
                        json.at("message", "data").bytes());
            case "FAILURE" -> readFailure(json.at("failure"));
            case "ERROR" -> new Error(json.at("error", "message").text().orElse("no reason given"));
            case "HEARTBEAT" -> new Heartbeat();
            default -> new Unknown(type);
        };
    }

    private static Subscribed readSubscribed(Json json) {
        Json address = json.at("master_info", "address");
        String host =
                address.at("hostname").text().or(() -> address.at("ip").text()).orElse("?");
        long heartbeatMillis = Math.round(json.at("heartbeat_interval_seconds").number(15) * 1000);
        return new Subscribed(
                json.at("framework_id", "value").requiredText("framework_id"),
                Duration.ofMillis(heartbeatMillis),
                host + ":" + address.at("port").integer(0));
    }

    private static InverseOffer readInverseOffer(Json json) {
        return new InverseOffer(
                json.at("id", "value").requiredText("an inverse offer's id"),
                json.at("agent_id", "value").text(),
                Unavailability.read(json.at("unavailability")));
    }

    private static Failure readFailure(Json json) {
        Json status = json.at("status");
        return new Failure(
                json.at("agent_id", "value").text().orElse(""),
                json.at("executor_id", "value").text(),
                status.isPresent() ? OptionalInt.of((int) status.integer(0)) : OptionalInt.empty());
    }
}
