package io.mesquite.server.engine;

import io.mesquite.server.config.DataSize;
import io.mesquite.server.config.Durations;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What SET SESSION can set. */
public enum SessionProperty {
    MEMORY_LIMIT("memory_limit", "", "Most memory that one query may use; empty is the server's limit", text -> {
        if (!text.isEmpty()) {
            DataSize.parse(text);
        }
    }),
    QUERY_TIMEOUT(
            "query_timeout", "0s", "Time after which a query is ended; 0s is the server's limit", Durations::parse),
    TIME_ZONE("time_zone", "UTC", "Zone of CURRENT_TIMESTAMP and of casts of zoned timestamps", ZoneId::of);

    private final String key;
    private final String defaultValue;
    private final String description;
    private final Consumer<String> parser;

    SessionProperty(String key, String defaultValue, String description, Consumer<String> parser) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.description = description;
        this.parser = parser;
    }

    public String key() {
        return key;
    }

    public String defaultValue() {
        return defaultValue;
    }

    /** One sentence for SHOW SESSION and the reference page. */
    public String description() {
        return description;
    }

    /** @throws MesquiteException INVALID_SESSION_PROPERTY */
    void check(String value) {
        try {
            parser.accept(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MesquiteException(
                    ErrorCode.INVALID_SESSION_PROPERTY,
                    "The session property '" + key + "' can't be '" + value + "': " + e.getMessage(),
                    e);
        }
    }

    static List<String> names() {
        return Stream.of(values()).map(SessionProperty::key).toList();
    }

    /** The property of a name, in which {@code -} is as good as {@code _} and case does not matter. */
    static Optional<SessionProperty> of(String name) {
        return Stream.of(values())
                .filter(property -> property.key.equalsIgnoreCase(name.replace('-', '_')))
                .findFirst();
    }
}
