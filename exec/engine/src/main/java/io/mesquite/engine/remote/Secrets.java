package io.mesquite.engine.remote;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What those who may ask know and nobody else. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private Secrets() {}

    /** A new one of 128 bits. */
    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** @throws MesquiteException PERMISSION_DENIED where the secret given is not the one expected */
    public static void check(String expected, String given) {
        // takes as long for any wrong secret, so that none can be found letter by letter
        if (given == null
                || !MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
            throw new MesquiteException(ErrorCode.PERMISSION_DENIED, "The request does not carry the query's secret.");
        }
    }
}
