package io.mesquite.plan.wire;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Records of one type as bytes. Thread-safe; worth keeping, since making one looks at all types that can be in it.
 *
 * @param <T> the record or sealed interface
 */
public final class WireFormat<T> {
    private final Class<T> type;
    private final Codec codec;
    private final String fingerprint;

    private WireFormat(Class<T> type) {
        this.type = type;
        Codecs codecs = new Codecs();
        this.codec = codecs.find(type);
        this.fingerprint = digest(codecs.descriptions());
    }

    /** @throws IllegalStateException where the type holds something that can't travel */
    public static <T> WireFormat<T> of(Class<T> type) {
        return new WireFormat<>(type);
    }

    /**
     * Differs between builds whose bytes mean something else. Connectors' records are not part of it: they change together with
     * the build, whose version both sides compare as well.
     */
    public String fingerprint() {
        return fingerprint;
    }

    /** @throws MesquiteException STATEMENT_TOO_COMPLEX for a plan that is nested too deep */
    public byte[] write(T value) {
        WireOutput output = new WireOutput();
        try {
            codec.write(value, output);
        } catch (StackOverflowError e) {
            throw tooDeep(e);
        }
        return output.toByteArray();
    }

    /**
     * Reads exactly one value.
     *
     * @throws MesquiteException CONNECTION_FAILED for bytes that hold no such value
     */
    public T read(byte[] bytes) {
        WireInput input = new WireInput(bytes);
        try {
            T value = type.cast(codec.read(input));
            WireInput.check(input.isAtEnd(), "there is more behind its end");
            return value;
        } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
            throw new MesquiteException(
                    ErrorCode.CONNECTION_FAILED,
                    "A " + type.getSimpleName() + " of " + bytes.length
                            + " bytes from another process can't be read at byte " + input.position() + ": "
                            + e.getMessage() + ". Run the query again; if it stays so, look at the network.",
                    e);
        } catch (StackOverflowError e) {
            throw tooDeep(e);
        }
    }

    private static MesquiteException tooDeep(StackOverflowError cause) {
        return new MesquiteException(
                ErrorCode.STATEMENT_TOO_COMPLEX,
                "The plan is nested too deep to be sent to a worker. Split the statement over several.",
                cause);
    }

    private static String digest(Map<String, String> descriptions) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha.digest(descriptions.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
