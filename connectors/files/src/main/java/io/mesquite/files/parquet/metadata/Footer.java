package io.mesquite.files.parquet.metadata;

import java.util.List;

/**
 * A file's metadata.
 *
 * @param schema depth first, from the root
 * @param createdBy the writer and its version; empty where unknown
 * @param keys names of the key-value metadata
 */
public record Footer(
        List<SchemaElement> schema, long rows, List<RowGroup> rowGroups, String createdBy, List<String> keys) {}
