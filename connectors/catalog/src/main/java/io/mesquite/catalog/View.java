package io.mesquite.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A query with a name, which stands where a table can.
 *
 * @param sql the query's text, as its author wrote it
 * @param columns what they are called, in order
 * @param comment may be empty
 * @param owner who made it
 * @param contextCatalog what names without a catalog in the query belong to
 * @param contextSchema what names without a schema in the query belong to
 */
public record View(
        String catalog,
        String schema,
        String name,
        String sql,
        List<String> columns,
        String comment,
        String owner,
        Optional<String> contextCatalog,
        Optional<String> contextSchema) {
    public View {
        columns = List.copyOf(columns);
    }

    /** Its name in full, for messages. */
    public String fullName() {
        return catalog + "." + schema + "." + name;
    }
}
