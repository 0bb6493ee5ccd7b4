package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.TEXT;
import static io.mesquite.engine.function.scalar.FunctionTable.VARBINARY;
import static io.mesquite.engine.function.scalar.FunctionTable.VARCHAR;

import io.mesquite.spi.type.SimpleType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC of RFC 2104, and XXH64. As with the other hashes, texts give hexadecimal digits and binaries give bytes. */
final class KeyedHashFunctions {
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    private KeyedHashFunctions() {}

    static void addTo(FunctionTable table) {
        for (String hash : List.of("MD5", "SHA1", "SHA256", "SHA512")) {
            String name = "hmac_" + hash.toLowerCase(Locale.ROOT);
            table.add(
                    name,
                    List.of(VARBINARY, VARBINARY),
                    SimpleType.VARBINARY,
                    "The keyed hash, of data and key",
                    (row, out) -> out.set(hmac("Hmac" + hash, row.copy(0), row.copy(1))));
            table.add(
                    name,
                    List.of(VARCHAR, VARCHAR),
                    TEXT,
                    "The keyed hash, of data and key, in hexadecimal digits",
                    (row, out) -> out.set(HexFormat.of().formatHex(hmac("Hmac" + hash, row.copy(0), row.copy(1)))));
        }
        table.add(
                "xxhash64",
                List.of(VARBINARY),
                SimpleType.VARBINARY,
                "The XXH64 hash",
                (row, out) -> out.set(
                        ByteBuffer.allocate(8).putLong(xxhash64(row.copy(0))).array()));
        table.add(
                "xxhash64",
                List.of(VARCHAR),
                TEXT,
                "The XXH64 hash in hexadecimal digits",
                (row, out) -> out.set(HexFormat.of().toHexDigits(xxhash64(row.copy(0)))));
    }

    private static byte[] hmac(String algorithm, byte[] data, byte[] key) {
        if (key.length == 0) {
            throw Arguments.invalid("an HMAC needs a key of at least one byte");
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** XXH64 with seed 0, by its specification in the xxHash project's {@code doc/xxhash_spec.md}. */
    static long xxhash64(byte[] data) {
        ByteBuffer input = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        long hash;
        if (data.length >= 32) {
            long[] lanes = {PRIME_1 + PRIME_2, PRIME_2, 0, -PRIME_1};
            while (input.remaining() >= 32) {
                for (int i = 0; i < 4; i++) {
                    lanes[i] = round(lanes[i], input.getLong());
                }
            }
            hash = Long.rotateLeft(lanes[0], 1)
                    + Long.rotateLeft(lanes[1], 7)
                    + Long.rotateLeft(lanes[2], 12)
                    + Long.rotateLeft(lanes[3], 18);
            for (long lane : lanes) {
                hash = (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
            }
        } else {
            hash = PRIME_5;
        }
        hash += data.length;
        while (input.remaining() >= 8) {
            hash = Long.rotateLeft(hash ^ round(0, input.getLong()), 27) * PRIME_1 + PRIME_4;
        }
        if (input.remaining() >= 4) {
            hash = Long.rotateLeft(hash ^ Integer.toUnsignedLong(input.getInt()) * PRIME_1, 23) * PRIME_2 + PRIME_3;
        }
        while (input.hasRemaining()) {
            hash = Long.rotateLeft(hash ^ Byte.toUnsignedLong(input.get()) * PRIME_5, 11) * PRIME_1;
        }
        hash = (hash ^ hash >>> 33) * PRIME_2;
        hash = (hash ^ hash >>> 29) * PRIME_3;
        return hash ^ hash >>> 32;
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * PRIME_2, 31) * PRIME_1;
    }
}
