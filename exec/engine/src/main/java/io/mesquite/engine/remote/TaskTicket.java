package io.mesquite.engine.remote;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.nio.charset.StandardCharsets;

/**
 * What a worker gets from its cluster to begin a task with: the payload of its launch. Text, so that another build can read it and say what
 * is wrong.
 *
 * @param coordinator where to ask for the rest, such as {@code http://10.0.0.5:8766}
 * @param attempt of the query, such as {@code q7.a1}
 * @param secret of the attempt
 */
public record TaskTicket(String build, String coordinator, String attempt, String taskId, String secret) {
    private static final String FIRST_LINE = "mesquite-task";

    /** The payload. */
    public byte[] toBytes() {
        return String.join("\n", FIRST_LINE, build, coordinator, attempt, taskId, secret)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** @throws MesquiteException CONNECTION_FAILED where that is no ticket, or one of another build */
    public static TaskTicket read(byte[] payload) {
        String[] lines = new String(payload, StandardCharsets.UTF_8).split("\n", -1);
        if (!lines[0].equals(FIRST_LINE) || lines.length < 2) {
            throw new MesquiteException(
                    ErrorCode.CONNECTION_FAILED, "The payload of " + payload.length + " bytes is not one of a task.");
        }
        if (!lines[1].equals(Protocol.build()) || lines.length != 6) {
            throw new MesquiteException(
                    ErrorCode.CONNECTION_FAILED,
                    "The coordinator is of build " + lines[1] + " and this worker of build " + Protocol.build()
                            + ": they do not understand each other. Give both the same version of Mesquite.");
        }
        return new TaskTicket(lines[1], lines[2], lines[3], lines[4], lines[5]);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ticket of " + taskId;
    }
}
