package io.mesquite.files.parquet;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.filesystem.LocalFileSystem;
import io.mesquite.files.format.FileRange;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Vector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Reads whole files with Mesquite's reader, as rows of native values. */
final class Reading {
    final ParquetFormat format = new ParquetFormat();
    final FileSystem fileSystem = new LocalFileSystem();
    final TestScanContext context;

    Reading() {
        this(new TestScanContext());
    }

    Reading(TestScanContext context) {
        this.context = context;
    }

    FileEntry entry(Path file) {
        return fileSystem.list(file.toString()).get(0);
    }

    List<Column> columns(Path file) {
        return format.summarize(fileSystem, entry(file)).columns();
    }

    List<Type> types(Path file) {
        return columns(file).stream().map(Column::type).toList();
    }

    List<List<Object>> all(Path file) {
        return rows(file, columns(file), Constraint.ALL);
    }

    List<List<Object>> rows(Path file, List<Column> columns, Constraint constraint) {
        List<List<Object>> rows = new ArrayList<>();
        FileEntry entry = entry(file);
        for (FileRange range : format.ranges(fileSystem, entry, columns, constraint)) {
            try (BatchSource source = format.open(fileSystem, entry, range, columns, constraint, context)) {
                for (SourceBatch batch = source.next(); batch != null; batch = source.next()) {
                    Vector[] vectors = new Vector[columns.size()];
                    for (int i = 0; i < vectors.length; i++) {
                        vectors[i] = batch.load(i, null, batch.size());
                    }
                    addRows(vectors, batch.size(), rows);
                }
            }
        }
        return rows;
    }

    /**
     * Reads each column of each batch at other random positions, or not at all, and compares with the rows of the file.
     *
     * @param density of positions; where negative, in runs
     * @return how many values were compared
     */
    int compareAtRandomPositions(Path file, List<List<Object>> expected, Random random, double density) {
        List<Column> columns = columns(file);
        FileEntry entry = entry(file);
        int compared = 0;
        int groupStart = 0;
        int group = 0;
        for (FileRange range : format.ranges(fileSystem, entry, columns, Constraint.ALL)) {
            if (range.group() != group) {
                throw new AssertionError("only files of one row group: their rows are counted from its start");
            }
            int row = groupStart + (int) range.from();
            try (BatchSource source = format.open(fileSystem, entry, range, columns, Constraint.ALL, context)) {
                for (SourceBatch batch = source.next(); batch != null; batch = source.next()) {
                    for (int column = 0; column < columns.size(); column++) {
                        if (random.nextInt(5) == 0) {
                            continue;
                        }
                        int[] positions = positions(batch.size(), random, density);
                        Vector vector = batch.load(column, positions, positions.length);
                        if (vector.size() != positions.length) {
                            throw new AssertionError(vector.size() + " values for " + positions.length + " positions");
                        }
                        for (int i = 0; i < positions.length; i++) {
                            Object want = expected.get(row + positions[i]).get(column);
                            if (!java.util.Objects.equals(want, vector.value(i))) {
                                throw new AssertionError(columns.get(column).name() + " in row " + (row + positions[i])
                                        + ": expected " + want + " but was " + vector.value(i));
                            }
                            compared++;
                        }
                    }
                    row += batch.size();
                }
            }
        }
        return compared;
    }

    private static int[] positions(int size, Random random, double density) {
        int[] positions = new int[size];
        int count = 0;
        boolean inRun = random.nextBoolean();
        for (int i = 0; i < size; i++) {
            if (density < 0) {
                inRun = random.nextInt(50) == 0 ? !inRun : inRun;
            } else {
                inRun = random.nextDouble() < density;
            }
            if (inRun) {
                positions[count++] = i;
            }
        }
        return Arrays.copyOf(positions, count);
    }

    private static void addRows(Vector[] vectors, int size, List<List<Object>> rows) {
        for (int i = 0; i < size; i++) {
            Object[] row = new Object[vectors.length];
            for (int column = 0; column < row.length; column++) {
                row[column] = vectors[column].value(i);
            }
            rows.add(Arrays.asList(row));
        }
    }
}
