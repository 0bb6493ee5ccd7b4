package io.mesquite.engine.remote;

import java.util.Map;

/** A catalog that a worker opens itself: its properties, {@code connector} among them. */
public record CatalogDescription(String name, Map<String, String> properties) {
    public CatalogDescription {
        properties = Map.copyOf(properties);
    }

    /** Without the properties: there may be passwords in them. */
    @Override
    public String toString() {
        return "catalog " + name;
    }
}
