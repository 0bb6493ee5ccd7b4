package io.mesquite.server.engine;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.NearestName;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The texts of a session's prepared statements by name; the case of a name does not matter. Thread-safe. */
final class PreparedTexts {
    private static final int MOST = 1_000;

    private final SortedMap<String, String> texts = new TreeMap<>();

    synchronized void put(String name, String sql) {
        if (texts.size() >= MOST && !texts.containsKey(key(name))) {
            throw new MesquiteException(
                    ErrorCode.NOT_SUPPORTED,
                    "A session keeps at most " + MOST
                            + " prepared statements; DEALLOCATE PREPARE those of no more use");
        }
        texts.put(key(name), sql);
    }

    synchronized String get(String name) {
        String sql = texts.get(key(name));
        if (sql == null) {
            throw notFound(name);
        }
        return sql;
    }

    synchronized void remove(String name) {
        if (texts.remove(key(name)) == null) {
            throw notFound(name);
        }
    }

    synchronized void clear() {
        texts.clear();
    }

    private MesquiteException notFound(String name) {
        return new MesquiteException(
                ErrorCode.PREPARED_STATEMENT_NOT_FOUND,
                "There is no prepared statement '" + name + "' in this session"
                        + NearestName.suggestion(name, texts.keySet()));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
