package io.mesquite.engine.memory;

import io.mesquite.engine.disk.OperatorSpill;
import io.mesquite.engine.disk.QuerySpill;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The memory of one query in this process:
 *
 * <pre>
 * WorkerMemory ── QueryMemory ── OperatorMemory ── MemoryReservation
 *  all queries     one limit      one plan node     one lane of it
 * </pre>
 *
 * Bytes are counted here and in the worker; the level of operators only tells who holds them.
 */
public final class QueryMemory implements MemoryPool {
    private static final int OWNERS_IN_MESSAGE = 3;
    /** Who can spill leaves that part of the limit to who can't, such as scans. */
    private static final int LEFT_SHARE = 8;
    /** What may be lent is that part of the limit. */
    private static final int OVERDRAFT_SHARE = 16;

    private final WorkerMemory worker;
    private final long limitBytes;
    private final QuerySpill files;
    private final OperatorSpill spill;
    private final Set<ChunkedReservation> revocable = ConcurrentHashMap.newKeySet();
    private final AtomicLong reserved = new AtomicLong();
    private final AtomicLong peak = new AtomicLong();
    private final Map<String, AtomicLong> bytesByOwner = new ConcurrentHashMap<>();

    QueryMemory(WorkerMemory worker, long limitBytes) {
        this.worker = worker;
        this.limitBytes = limitBytes;
        this.files = worker.spillSpace().newQuery();
        this.spill = files.newOperator();
    }

    /** A part of this pool that counts what one operator holds. */
    public OperatorMemory newOperator() {
        return new OperatorMemory(this);
    }

    @Override
    public MemoryReservation newRevocableReservation(String owner) {
        return newOperator().newRevocableReservation(owner);
    }

    @Override
    public MemoryReservation newReservation(String owner) {
        return newOperator().newReservation(owner);
    }

    /** Of those that belong to no operator. */
    @Override
    public OperatorSpill spill() {
        return spill;
    }

    OperatorSpill newSpill() {
        return files.newOperator();
    }

    /** Bytes that were written to disk for want of memory. */
    public long spilledBytes() {
        return files.writtenBytes();
    }

    @Override
    public long reservedBytes() {
        return reserved.get();
    }

    @Override
    public long limitBytes() {
        return limitBytes;
    }

    /** The most that was reserved at one time. */
    public long peakBytes() {
        return peak.get();
    }

    /**
     * Ends the pool when nothing of the query runs any more: deletes its files, and gives the worker back what is still reserved.
     *
     * @return what was still reserved, by owner: not empty only where an operator forgot to give back
     */
    public Map<String, Long> close() {
        files.close();
        Map<String, Long> leaks = new TreeMap<>();
        bytesByOwner.forEach((owner, bytes) -> {
            if (bytes.get() != 0) {
                leaks.put(owner, bytes.get());
            }
        });
        worker.release(reserved.getAndSet(0));
        return leaks;
    }

    /**
     * @param left that must be free afterwards
     * @param revocable whether it is for one who can spill, and leaves something to the others
     */
    boolean tryReserve(String owner, long bytes, long left, boolean revocable) {
        long most = (revocable ? limitBytes - limitBytes / LEFT_SHARE : limitBytes) - left;
        long now = reserved.addAndGet(bytes);
        if (now > most || !worker.tryReserve(bytes, left)) {
            reserved.addAndGet(-bytes);
            return false;
        }
        peak.accumulateAndGet(now, Math::max);
        bytesByOwner.computeIfAbsent(owner, name -> new AtomicLong()).addAndGet(bytes);
        return true;
    }

    void add(ChunkedReservation reservation) {
        revocable.add(reservation);
    }

    void remove(ChunkedReservation reservation) {
        revocable.remove(reservation);
    }

    /** Asks the largest of those who can spill to do so, where it holds more than {@code held}; waits for nothing. */
    void askLargest(long held) {
        largest().filter(reservation -> reservation.revocableBytes() > held).ifPresent(ChunkedReservation::askToSpill);
    }

    private Optional<ChunkedReservation> largest() {
        return revocable.stream()
                .filter(reservation -> reservation.revocableBytes() > ChunkedReservation.SMALL)
                .max(Comparator.comparingLong(ChunkedReservation::revocableBytes));
    }

    /**
     * Lends a little above the limit to one who can't spill, while others can, and so will give memory back when they want to grow the next
     * time.
     */
    boolean overdraw(String owner, long bytes) {
        long lent = limitBytes / OVERDRAFT_SHARE;
        if (revocable.stream().mapToLong(ChunkedReservation::heldBytes).sum() < bytes
                || reserved.get() + bytes > limitBytes + lent
                || !worker.tryReserve(bytes, 0)) {
            return false;
        }
        peak.accumulateAndGet(reserved.addAndGet(bytes), Math::max);
        bytesByOwner.computeIfAbsent(owner, name -> new AtomicLong()).addAndGet(bytes);
        return true;
    }

    void release(String owner, long bytes) {
        reserved.addAndGet(-bytes);
        worker.release(bytes);
        bytesByOwner.get(owner).addAndGet(-bytes);
    }

    MesquiteException exceeded(String owner, long bytes) {
        boolean ownLimit = reserved.get() + bytes > limitBytes;
        String reason = ownLimit
                ? "The query needs more memory than its limit of " + text(limitBytes)
                : "The memory of this worker, " + text(worker.limitBytes()) + ", is used up by all queries together";
        String advice = ownLimit
                ? "Raise the limit, or read fewer rows or columns."
                : "Try again when fewer queries run, or give the process more memory.";
        return new MesquiteException(
                ErrorCode.MEMORY_LIMIT_EXCEEDED,
                reason + ": " + owner + " asked for " + text(bytes) + " more, and held are " + largestOwners() + ". "
                        + advice);
    }

    private String largestOwners() {
        record Owner(String name, long bytes) {}
        List<Owner> owners = bytesByOwner.entrySet().stream()
                .map(entry -> new Owner(entry.getKey(), entry.getValue().get()))
                .filter(owner -> owner.bytes > 0)
                .sorted(Comparator.comparingLong(Owner::bytes).reversed().thenComparing(Owner::name))
                .limit(OWNERS_IN_MESSAGE)
                .toList();
        String largest = owners.stream()
                .map(owner -> text(owner.bytes) + " by " + owner.name)
                .collect(Collectors.joining(", "));
        return text(reserved.get()) + (largest.isEmpty() ? "" : " (" + largest + ")");
    }

    private static String text(long bytes) {
        return bytes >> 20 >= 10_240 ? (bytes >> 30) + " GB" : (bytes + (1 << 20) - 1 >> 20) + " MB";
    }
}
