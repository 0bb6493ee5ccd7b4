package io.mesquite.mesos.scheduler;

import io.mesquite.mesos.protocol.Offer;
import io.mesquite.mesos.protocol.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The resources of an agent's offers, from which parts are taken: what is reserved for our role first. A task and its executor must not mix
 * CPUs (or memory) that can be taken back with those that can't, so that each taking is of one kind.
 */
final class ResourcePool {
    static final String CPUS = "cpus";
    static final String MEMORY = "mem";
    private static final String PORTS = "ports";
    /** Mesos counts in thousandths. */
    private static final double SMALLEST = 0.0005;

    private final List<Resource> left = new ArrayList<>();

    ResourcePool(List<Offer> offers) {
        for (Offer offer : offers) {
            offer.resources().stream().filter(Resource::plain).forEach(left::add);
        }
        left.sort(Comparator.comparing(resource -> resource.reservations().isEmpty()));
    }

    double total(String name, boolean revocable) {
        return left.stream()
                .filter(resource -> resource.name().equals(name) && resource.revocable() == revocable)
                .mapToDouble(Resource::amount)
                .sum();
    }

    /** Takes an amount of one kind; takes nothing and is empty where there is less. */
    Optional<List<Resource>> take(String name, double amount, boolean revocable) {
        if (total(name, revocable) < amount - SMALLEST) {
            return Optional.empty();
        }
        List<Resource> taken = new ArrayList<>();
        double missing = amount;
        for (int i = 0; i < left.size() && missing > SMALLEST; i++) {
            Resource resource = left.get(i);
            if (!resource.name().equals(name) || resource.revocable() != revocable || resource.amount() < SMALLEST) {
                continue;
            }
            double part = Math.min(missing, resource.amount());
            taken.add(resource.part(rounded(part)));
            left.set(i, resource.part(rounded(resource.amount() - part)));
            missing -= part;
        }
        return Optional.of(taken);
    }

    /** A port by chance, so that one that another process sits on is not met again and again. */
    Optional<Resource> takePort(RandomGenerator random) {
        List<Resource> ports = left.stream()
                .filter(resource ->
                        resource.name().equals(PORTS) && !resource.ranges().isEmpty())
                .toList();
        if (ports.isEmpty()) {
            return Optional.empty();
        }
        Resource chosen = ports.get(0);
        var range = chosen.ranges().get(random.nextInt(chosen.ranges().size()));
        return Optional.of(chosen.port(range.begin() + random.nextLong(range.end() - range.begin() + 1)));
    }

    private static double rounded(double amount) {
        return Math.round(amount * 1000) / 1000.0;
    }
}
