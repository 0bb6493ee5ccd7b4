package io.mesquite.files.format;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.Optional;

/** How one kind of file is read, such as Parquet or CSV. Knows nothing of tables, partitions and folders. Thread-safe. */
public interface FileFormat {
    /** Lower case, such as {@code parquet}; also the usual file ending. */
    String name();

    /** Whether a file of that name is of this kind. */
    boolean matches(String fileName);

    /** Whether a file that begins with these bytes is of this kind, whatever its name; at least four bytes are given. */
    default boolean matchesContent(byte[] head) {
        return false;
    }

    /** The columns that the file has, and what it says of its rows. From a cache where the file is unchanged. */
    FileSummary summarize(FileSystem fileSystem, FileEntry file);

    /**
     * The pieces of the file that may hold rows in the constraint; together each row once.
     *
     * @param columns the columns that will be read, as for {@link #open}
     * @param constraint on these columns, in the types that the table says; domains of other columns are ignored, since the
     *     type of their values is not known here
     */
    List<FileRange> ranges(FileSystem fileSystem, FileEntry file, List<Column> columns, Constraint constraint);

    /**
     * The type as which any value of such files can be read, for tables whose files do not agree on a column's type; empty
     * where files state their types.
     */
    default Optional<Type> anyType() {
        return Optional.empty();
    }

    /**
     * Opens one piece.
     *
     * @param columns the columns to give out, with the types that the <em>table</em> says: the reader widens the file's type
     *     to it, gives nulls for a column that the file does not have, and fails with DATA_SCHEMA_MISMATCH where it can't
     * @param constraint as for {@link #ranges}; advice
     */
    BatchSource open(
            FileSystem fileSystem,
            FileEntry file,
            FileRange range,
            List<Column> columns,
            Constraint constraint,
            ScanContext context);
}
