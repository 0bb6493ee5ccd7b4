package io.mesquite.mesos.scheduler;

import io.mesquite.coordinator.cluster.ClusterStatus;
import io.mesquite.coordinator.cluster.SlotRequest;
import io.mesquite.coordinator.cluster.TaskLaunch;
import io.mesquite.coordinator.cluster.TaskOutcome;
import io.mesquite.coordinator.cluster.WorkerInfo;
import io.mesquite.mesos.protocol.SchedulerCall;
import io.mesquite.mesos.protocol.SchedulerEvent;
import io.mesquite.mesos.scheduler.OfferBook.AgentOffers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The framework's mind. Whoever drives it calls one method at a time, with times in milliseconds that never go back and are near those
 * since the epoch, then carries out what {@link #drain} gives; and calls {@link #tick} at least as often as {@link #nextTick} says.
 */
public final class Scheduler {
    private static final String FAILED_OVER = "Framework failed over";
    private static final String REMOVED = "Framework has been removed";

    private final SchedulerSettings settings;
    private final Outbox outbox = new Outbox();
    private final Subscription subscription;
    private final OfferBook offers = new OfferBook();
    private final AgentHealth health = new AgentHealth();
    private final Workers workers;
    private final TaskBook tasks;
    private final Comeback comeback;
    private final RequestQueue requests;
    private final Launcher launcher;
    private final Watch watch;
    private final Demand demand;

    /** @param keptId the framework's id of an earlier run */
    public Scheduler(SchedulerSettings settings, Optional<String> keptId, RandomGenerator random) {
        this.settings = settings;
        this.subscription = new Subscription(keptId, random);
        this.workers = new Workers(outbox, settings.idleTimeout());
        this.tasks = new TaskBook(workers, health, outbox);
        this.comeback = new Comeback(workers, tasks);
        OfferMatcher matcher = new OfferMatcher(settings, workers, health);
        this.requests = new RequestQueue(settings, offers, workers, matcher, new WorkerNames(random), outbox);
        this.launcher = new Launcher(settings, offers, workers, tasks, outbox, random);
        this.watch = new Watch(workers, tasks, health);
        this.demand = new Demand(outbox);
    }

    /** What is to be done, in this order. */
    public List<Action> drain() {
        return outbox.drain();
    }

    /** Time has passed. */
    public void tick(long now) {
        subscription.timedOut(now).ifPresent(reason -> {
            outbox.add(new Action.Disconnect(reason));
            closed(reason, now);
        });
        if (subscription.beginsToOpen(now)) {
            boolean suppressed = requests.isEmpty() && !launcher.hasPending();
            outbox.add(new Action.Open(
                    new SchedulerCall.Subscribe(settings.framework(), subscription.frameworkId(), suppressed)));
            demand.subscribed(suppressed);
        }
        if (subscription.isSubscribed()) {
            watch.tick(now);
            workers.tick(now);
        }
        decide(now);
    }

    /** Milliseconds after which {@link #tick} is due, where nothing happens before. */
    public long nextTick() {
        return requests.isEmpty() && !launcher.hasPending() ? 250 : 10;
    }

    /** The stream ended, or could not be opened. Not to be called where that was this scheduler's wish. */
    public void closed(String reason, long now) {
        subscription.broke(reason, now);
        offers.clear();
        requests.explain(now, Optional.of(subscription.describe()));
    }

    /** A call was not taken. After that it is not sure what the master knows: a new stream begins with questions. */
    public void refused(SchedulerCall call, String reason, long now) {
        if (!subscription.isSubscribed()) {
            return;
        }
        outbox.add(new Action.Warn("The master did not take " + call.type() + ": " + reason));
        if (call instanceof SchedulerCall.Accept accept) {
            accept.tasks().forEach(launched -> tasks.all().stream()
                    .filter(task -> task.mesosId().equals(launched.taskId()))
                    .forEach(task -> tasks.giveUp(task, reason, now)));
        }
        outbox.add(new Action.Disconnect(reason));
        closed(reason, now);
    }

    /** Something came over the stream. */
    public void event(SchedulerEvent event, long now) {
        if (subscription.hasEnded()) {
            return;
        }
        subscription.heard(now);
        if (event instanceof SchedulerEvent.Subscribed subscribed) {
            subscribed(subscribed, now);
        } else if (event instanceof SchedulerEvent.Offers made) {
            made.offers().forEach(offer -> {
                comeback.heardOf(offer.agentId(), now);
                offers.add(offer, now);
            });
        } else if (event instanceof SchedulerEvent.Rescind rescind) {
            offers.rescind(rescind.offerId());
        } else if (event instanceof SchedulerEvent.Update update) {
            comeback.heardOf(update.status(), now);
            tasks.update(update.status(), now);
        } else if (event instanceof SchedulerEvent.Failure failure) {
            failure(failure, now);
        } else if (event instanceof SchedulerEvent.InverseOffers inverse) {
            inverse.offers().forEach(this::inverseOffer);
        } else if (event instanceof SchedulerEvent.RescindInverse rescind) {
            health.maintenanceCalledOff(rescind.inverseOfferId());
        } else if (event instanceof SchedulerEvent.Error error) {
            error(error.message(), now);
        }
        decide(now);
    }

    /** The coordinator wants slots. */
    public void request(SlotRequest request, long now) {
        requests.add(request, now);
        demand.grew();
        if (!subscription.isSubscribed()) {
            requests.explain(now, Optional.of(subscription.describe()));
        }
        decide(now);
    }

    /** The coordinator wants slots no more; what runs on them ends. */
    public void release(String requestId, long now) {
        requests.remove(requestId);
        for (WorkerEntry worker : workers.all()) {
            for (SlotEntry slot : List.copyOf(worker.slots.values())) {
                if (slot.slot.requestId().equals(requestId)) {
                    release(slot, now);
                }
            }
        }
        decide(now);
    }

    private void release(SlotEntry slot, long now) {
        slot.worker.slots.remove(slot.slot.id());
        for (TaskEntry task : List.copyOf(slot.worker.tasks)) {
            if (task.slot == slot && task.killAsked == 0) {
                tasks.kill(task, now);
            }
        }
        workers.noteIdle(slot.worker, now);
    }

    /** The coordinator wants a task to run. */
    public void launch(TaskLaunch launch, long now) {
        Optional<SlotEntry> slot = workers.all().stream()
                .flatMap(worker -> Optional.ofNullable(worker.slots.get(launch.slotId())).stream())
                .findFirst();
        if (slot.isEmpty() || slot.get().worker.state == WorkerEntry.State.ENDING) {
            outbox.add(new Action.TaskEnded(
                    launch.id(), TaskOutcome.LOST, "The worker of slot " + launch.slotId() + " is gone"));
            return;
        }
        tasks.add(launch, slot.get(), now);
        if (offers.of(slot.get().worker.agentId).isEmpty()) {
            demand.grew();
        }
        decide(now);
    }

    /** The coordinator wants a task to end. */
    public void kill(String taskId, long now) {
        tasks.of(taskId).filter(task -> task.killAsked == 0).ifPresent(task -> tasks.kill(task, now));
        decide(now);
    }

    /** Gives everything back: the framework and all its executors end. */
    public void shutDown(long now) {
        if (subscription.isSubscribed()) {
            outbox.send(new SchedulerCall.Teardown());
            outbox.add(new Action.KeepFrameworkId(Optional.empty()));
        }
        subscription.end("shut down", now);
    }

    public ClusterStatus status() {
        String offered = subscription.isSubscribed() ? demand.describe() : "";
        return workers.status(subscription.describe() + offered);
    }

    public List<WorkerInfo> workers() {
        return workers.infos();
    }

    private void subscribed(SchedulerEvent.Subscribed event, long now) {
        if (!subscription.frameworkId().equals(Optional.of(event.frameworkId()))) {
            outbox.add(new Action.KeepFrameworkId(Optional.of(event.frameworkId())));
        }
        subscription.subscribed(event, now);
        offers.clear();
        comeback.begin(now);
        tasks.reconcileAll();
        watch.reconciled(now);
        demand.grew();
    }

    private void failure(SchedulerEvent.Failure failure, long now) {
        if (failure.executorId().isPresent()) {
            comeback.heardOf(failure.agentId(), now);
            String how = failure.status().isPresent()
                    ? ExitStatus.describe(failure.status().getAsInt())
                    : "ended";
            workers.of(failure.executorId().get())
                    .ifPresent(worker -> tasks.workerLost(worker, "The executor on " + worker.host + " " + how, now));
        } else {
            offers.agentLost(failure.agentId());
            workers.on(failure.agentId())
                    .forEach(worker -> tasks.workerLost(worker, "Agent " + worker.host + " is gone", now));
        }
    }

    /** Agreed to always: the agent's workers end before the window begins. */
    private void inverseOffer(SchedulerEvent.InverseOffer inverse) {
        if (inverse.agentId().isPresent() && inverse.unavailability().isPresent()) {
            health.willBeUnavailable(
                    inverse.agentId().get(),
                    inverse.id(),
                    inverse.unavailability().get());
        }
        outbox.send(new SchedulerCall.AcceptInverseOffers(List.of(inverse.id())));
    }

    private void error(String message, long now) {
        outbox.add(new Action.Disconnect(message));
        if (message.contains(FAILED_OVER)) {
            subscription.end("another coordinator has taken the framework over", now);
            loseAll("Another coordinator has taken the framework over", now);
            outbox.add(
                    new Action.Exit(
                            "Mesos says '" + message
                                    + "': another coordinator has subscribed with this framework's id; only one may run with one state folder"));
            return;
        }
        if (message.contains(REMOVED)) {
            outbox.add(new Action.Warn("Mesos says '" + message + "': framework "
                    + subscription.frameworkId().orElse("?")
                    + " and all that ran in it are gone; a new one is registered"));
            outbox.add(new Action.KeepFrameworkId(Optional.empty()));
            subscription.forgetId();
            loseAll(message, now);
        } else {
            outbox.add(new Action.Warn("Mesos refuses the framework: " + message));
        }
        closed("the master says: " + message, now);
    }

    private void loseAll(String message, long now) {
        workers.all().forEach(worker -> tasks.workerTaken(worker, message, now));
    }

    /** Uses what is on offer, gives the rest back, and sees to it that offers come when they are wanted and only then. */
    private void decide(long now) {
        if (!subscription.isSubscribed()) {
            return;
        }
        launcher.launchPending(now);
        requests.serve(now, subscription.since());
        declineUseless(now);
        demand.state(!requests.isEmpty() || launcher.lacksOffers(), now);
        requests.explain(now, Optional.empty());
    }

    private void declineUseless(long now) {
        for (AgentOffers agent : offers.all()) {
            boolean isReserved = workers.reservedOn(agent.agentId(), now).cpus() > 0;
            if (!isReserved) {
                requests.verdict(agent, now).ifPresent(rejection -> {
                    offers.remove(agent);
                    outbox.send(new SchedulerCall.Decline(agent.ids(), Duration.ofMillis(rejection.refuseMillis())));
                });
            }
        }
    }
}
