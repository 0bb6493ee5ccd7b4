package io.mesquite.files.table;

import io.mesquite.files.format.FileSummary;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that files have together. Columns are the same when their names are, or, where a file has none of that very
 * name, when they differ only in case; the first file's spelling and order count. Types are widened (see {@link TypeWidening}).
 */
final class ColumnMerger {
    private final Map<String, Merged> columns = new LinkedHashMap<>();
    private final Map<String, String> spellings = new HashMap<>();
    private List<Column> lastColumns;
    private int files;

    /** @throws MesquiteException DATA_SCHEMA_MISMATCH where a column has types that have no common one */
    void add(TableFile file, FileSummary summary) {
        files++;
        if (summary.columns().equals(lastColumns)) {
            columns.values().forEach(Merged::seenAgainWhereSeenLast);
            return;
        }
        lastColumns = summary.columns();
        columns.values().forEach(merged -> merged.seenLast = false);
        Set<String> own = new HashSet<>();
        summary.columns().forEach(column -> own.add(column.name()));
        for (Column column : summary.columns()) {
            String name = column.name();
            String lower = name.toLowerCase(Locale.ROOT);
            String known = columns.containsKey(name) ? name : spellings.get(lower);
            if (known == null || !known.equals(name) && own.contains(known)) {
                columns.put(name, new Merged(column, file));
                spellings.putIfAbsent(lower, name);
            } else {
                columns.get(known).add(column, file);
            }
        }
    }

    /** The columns; one that only ever was null is VARCHAR, one that a file lacks is nullable. */
    List<Column> columns() {
        List<Column> result = new ArrayList<>();
        columns.forEach((name, merged) -> result.add(new Column(
                name,
                TypeWidening.withoutUnknown(merged.type),
                merged.nullable || merged.files < files,
                merged.comment)));
        return result;
    }

    private static final class Merged {
        private final TableFile firstFile;
        private final String comment;
        private final Type firstType;
        private Type type;
        private boolean nullable;
        private int files = 1;
        private boolean seenLast = true;

        private Merged(Column column, TableFile file) {
            this.firstFile = file;
            this.firstType = column.type();
            this.type = column.type();
            this.nullable = column.nullable();
            this.comment = column.comment();
        }

        private void add(Column column, TableFile file) {
            Optional<Type> common = TypeWidening.common(type, column.type());
            if (common.isEmpty()
                    && Objects.equals(
                            firstFile.format().anyType(), file.format().anyType())) {
                common = file.format().anyType();
            }
            type = common.orElseThrow(() -> new MesquiteException(
                    ErrorCode.DATA_SCHEMA_MISMATCH,
                    "column " + column.name() + " is " + firstType.sql() + " in "
                            + firstFile.entry().location() + " but "
                            + column.type().sql() + " in "
                            + file.entry().location()
                            + "; put the files into different folders, or write one of them anew"));
            nullable |= column.nullable();
            files++;
            seenLast = true;
        }

        private void seenAgainWhereSeenLast() {
            if (seenLast) {
                files++;
            }
        }
    }
}
