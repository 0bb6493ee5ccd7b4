package io.mesquite.server.engine;

import io.mesquite.planner.SessionContext;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.NearestName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a client has chosen for its statements. Thread-safe. */
public final class Session {
    private final String user;
    private String application = "";
    private Optional<String> catalog = Optional.empty();
    private Optional<String> schema = Optional.empty();
    private final SortedMap<SessionProperty, String> properties = new TreeMap<>();
    private final PreparedTexts prepared = new PreparedTexts();

    public Session(String user) {
        this.user = user;
    }

    public String user() {
        return user;
    }

    public synchronized String application() {
        return application;
    }

    /** What the client calls itself; may be empty. */
    public synchronized void setApplication(String application) {
        this.application = application;
    }

    public synchronized Optional<String> catalog() {
        return catalog;
    }

    public synchronized Optional<String> schema() {
        return schema;
    }

    /** Names that belong to no catalog or schema belong to these from now on. Empty is no choice. */
    public synchronized void use(Optional<String> newCatalog, Optional<String> newSchema) {
        catalog = newCatalog;
        schema = newSchema;
    }

    /**
     * Sets a property by name.
     *
     * @throws MesquiteException INVALID_SESSION_PROPERTY where there is none of that name, or not that value
     */
    public synchronized void set(String name, String value) {
        SessionProperty property = find(name);
        property.check(value);
        properties.put(property, value);
    }

    /** Gives a property its default again. */
    public synchronized void reset(String name) {
        properties.remove(find(name));
    }

    /** Gives all properties their defaults again. */
    public synchronized void resetAll() {
        properties.clear();
    }

    /** The statements that were prepared under a name. */
    PreparedTexts prepared() {
        return prepared;
    }

    /** The value that is set, or the default. */
    public synchronized String value(SessionProperty property) {
        return properties.getOrDefault(property, property.defaultValue());
    }

    /** What is known now, for one statement. */
    public synchronized SessionContext context() {
        Map<String, String> set = new TreeMap<>();
        properties.forEach((property, value) -> set.put(property.key(), value));
        return new SessionContext(
                user, catalog, schema, ZoneId.of(value(SessionProperty.TIME_ZONE)), Instant.now(), set);
    }

    private static SessionProperty find(String name) {
        List<String> known = SessionProperty.names();
        return SessionProperty.of(name)
                .orElseThrow(() -> new MesquiteException(
                        ErrorCode.INVALID_SESSION_PROPERTY,
                        "There is no session property '" + name + "', only " + String.join(", ", known)
                                + NearestName.suggestion(name, known)));
    }
}
