package io.mesquite.server.login;

import io.mesquite.spi.error.MesquiteException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks passwords against a file of users, which is read again when it changes. Hashes are slow on purpose and every request
 * brings its password: one that was right is remembered as a keyed digest, whose key never leaves the process. Thread-safe.
 */
final class Passwords {
    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);
    private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final String DIGEST = "HmacSHA256";
    /** Takes the same time for users that do not exist, so that guessing tells nothing. */
    private static final PasswordHash NOBODY = PasswordHash.of("");

    private final UsersFile file;
    private final SecretKeySpec key;
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();
    /** Guessing must not take all processors. */
    private final Semaphore hashing = new Semaphore(2);

    private volatile Map<String, PasswordHash> users;
    private long readVersion;
    private long lookedNanos;

    private record Verified(PasswordHash hash, byte[] digest) {}

    Passwords(UsersFile file) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, DIGEST);
        this.file = file;
        this.readVersion = file.lastWritten();
        this.users = file.read();
        this.lookedNanos = System.nanoTime();
    }

    boolean matches(String user, String password) {
        readAgainWhereChanged();
        PasswordHash hash = users.get(user);
        Verified known = verified.get(user);
        byte[] digest = digest(password);
        if (hash != null && known != null && known.hash == hash && MessageDigest.isEqual(known.digest, digest)) {
            return true;
        }
        hashing.acquireUninterruptibly();
        try {
            if (!(hash == null ? NOBODY : hash).matches(password) || hash == null) {
                return false;
            }
        } finally {
            hashing.release();
        }
        verified.put(user, new Verified(hash, digest));
        return true;
    }

    private byte[] digest(String password) {
        try {
            Mac mac = Mac.getInstance(DIGEST);
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + DIGEST, e);
        }
    }

    /** A file that can't be read any more leaves the users as they were. */
    private synchronized void readAgainWhereChanged() {
        long now = System.nanoTime();
        if (now - lookedNanos < LOOK_EVERY_NANOS) {
            return;
        }
        lookedNanos = now;
        long version = file.lastWritten();
        if (version == readVersion) {
            return;
        }
        readVersion = version;
        try {
            users = file.read();
            verified.clear();
        } catch (MesquiteException e) {
            LOG.error("The users stay as they were: {}", e.getMessage());
        }
    }
}
