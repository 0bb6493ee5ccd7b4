package io.mesquite.worker;

import io.mesquite.engine.remote.Protocol;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.List;
import java.util.Map;

/** What a worker answers to the coordinator and to other workers. Each request must carry the secret of its attempt. */
final class FrameRoutes {
    private final Map<String, AttemptRun> attempts;

    FrameRoutes(Map<String, AttemptRun> attempts) {
        this.attempts = attempts;
    }

    List<byte[]> answer(String path, String secret, byte[] body) {
        if (path.startsWith(Protocol.FRAMES)) {
            String[] parts = parts(path, Protocol.FRAMES, 4);
            return attempt(parts[0], secret).frames(parts[1], number(parts[2]), Long.parseLong(parts[3]));
        } else if (path.startsWith(Protocol.DISCARD)) {
            String[] parts = parts(path, Protocol.DISCARD, 3);
            attempt(parts[0], secret).discard(parts[1], number(parts[2]));
            return List.of();
        } else if (path.startsWith(Protocol.HOLD)) {
            return List.of(attempt(parts(path, Protocol.HOLD, 1)[0], secret).hold(body));
        } else if (path.startsWith(Protocol.REPLACE)) {
            attempt(parts(path, Protocol.REPLACE, 1)[0], secret).replace(body);
            return List.of();
        } else if (path.startsWith(Protocol.OVER)) {
            attempt(parts(path, Protocol.OVER, 1)[0], secret).over();
            return List.of();
        }
        throw new IllegalArgumentException("there is nothing at " + path);
    }

    private AttemptRun attempt(String id, String secret) {
        AttemptRun attempt = attempts.get(id);
        if (attempt == null) {
            throw new MesquiteException(ErrorCode.WORKER_LOST, "Nothing of " + id + " runs on this worker.");
        }
        attempt.checkSecret(secret);
        return attempt;
    }

    private static String[] parts(String path, String start, int count) {
        String[] parts = path.substring(start.length()).split("/");
        if (parts.length != count) {
            throw new IllegalArgumentException("bad path " + path);
        }
        return parts;
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}
