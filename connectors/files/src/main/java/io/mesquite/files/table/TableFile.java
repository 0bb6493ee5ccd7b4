package io.mesquite.files.table;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.format.FileFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A data file of a table.
 *
 * @param partition the text of each partition column from the folders that the file is in, outermost first; empty for null
 */
public record TableFile(FileEntry entry, FileFormat format, Map<String, Optional<String>> partition) {}
