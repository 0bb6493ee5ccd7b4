package io.mesquite.server.engine;

import java.util.Optional;

/** The catalog and the schema of clients who choose none; may be empty. */
public record DefaultNames(Optional<String> catalog, Optional<String> schema) {
    public static final DefaultNames NONE = new DefaultNames(Optional.empty(), Optional.empty());
}
