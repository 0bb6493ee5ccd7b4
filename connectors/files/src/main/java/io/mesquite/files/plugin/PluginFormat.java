package io.mesquite.files.plugin;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.format.FileFormat;
import io.mesquite.files.format.FileRange;
import io.mesquite.files.format.FileSummary;
import io.mesquite.files.parquet.schema.Conversion;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A format whose reader is in a plugin, which is loaded when a file of it is first looked at. The reader gives out the types that
 * the <em>file</em> says, and is asked for nothing but columns that it has; what a table wants beyond that is done here.
 */
public final class PluginFormat implements FileFormat {
    private final String name;
    private final byte[] magic;
    private volatile FileFormat reader;

    /**
     * @param name of the format, and the ending of its files
     * @param magic at most four characters with which its files begin
     */
    public PluginFormat(String name, String magic) {
        this.name = name;
        this.magic = magic.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean matches(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith("." + name);
    }

    @Override
    public boolean matchesContent(byte[] head) {
        for (int i = 0; i < magic.length; i++) {
            if (head[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public FileSummary summarize(FileSystem fileSystem, FileEntry file) {
        return reader(file).summarize(fileSystem, file);
    }

    @Override
    public List<FileRange> ranges(FileSystem fileSystem, FileEntry file, List<Column> columns, Constraint constraint) {
        List<Column> stored = stored(fileSystem, file, columns);
        return reader(file).ranges(fileSystem, file, stored, ofStored(constraint, columns, stored));
    }

    @Override
    public BatchSource open(
            FileSystem fileSystem,
            FileEntry file,
            FileRange range,
            List<Column> columns,
            Constraint constraint,
            ScanContext context) {
        List<Column> stored = stored(fileSystem, file, columns);
        List<Conversion> conversions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            conversions.add(conversion(file, stored.get(i), columns.get(i).type()));
        }
        Constraint both = ofStored(constraint.intersect(context.dynamicConstraint()), columns, stored);
        BatchSource source = reader(file).open(fileSystem, file, range, stored, both, context);
        return conversions.stream().allMatch(conversion -> conversion == Conversion.NONE)
                ? source
                : new ConvertedSource(source, conversions);
    }

    private static Conversion conversion(FileEntry file, Column stored, Type type) {
        return NestedWidening.find(stored.type(), type)
                .orElseThrow(() -> new MesquiteException(
                        ErrorCode.DATA_SCHEMA_MISMATCH,
                        "column " + stored.name() + " is " + stored.type().sql() + " in " + file.location()
                                + ", which can't be read as " + type.sql()
                                + "; put the file into another folder, or write it anew"));
    }

    /** The columns with the types that the file says. */
    private List<Column> stored(FileSystem fileSystem, FileEntry file, List<Column> columns) {
        Map<String, Column> ofFile = new HashMap<>();
        summarize(fileSystem, file).columns().forEach(column -> ofFile.put(column.name(), column));
        return columns.stream().map(column -> ofFile.get(column.name())).toList();
    }

    /** The domains of those columns whose values in the file are what the table takes them for. */
    private static Constraint ofStored(Constraint constraint, List<Column> columns, List<Column> stored) {
        Map<String, Domain> domains = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).type().equals(stored.get(i).type())) {
                domains.put(
                        columns.get(i).name(), constraint.domain(columns.get(i).name()));
            }
        }
        return new Constraint(domains);
    }

    private FileFormat reader(FileEntry file) {
        FileFormat found = reader;
        if (found == null) {
            found = PluginFolders.load(FileFormat.class).stream()
                    .filter(format -> format.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new MesquiteException(
                            ErrorCode.INVALID_CONFIGURATION,
                            file.location() + " can't be read: the reader of " + name + " files is not installed; it"
                                    + " belongs to the plugin 'hadoop' in " + PluginFolders.place()));
            reader = found;
        }
        return found;
    }
}
