package io.mesquite.engine.spill;

import io.mesquite.engine.disk.SpillFile;
import io.mesquite.engine.exchange.FrameReader;
import io.mesquite.engine.hashtable.Concatenation;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.MapVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/** Reads the batches of a file, in the order of its blocks. For one lane. */
public final class SpillReader {
    private static final Type WIDE = new DecimalType(38, 0);

    private final SpillFile.Reader blocks;

    public SpillReader(SpillFile file) {
        this(file.newReader());
    }

    /** @param blocks which readers of other lanes may take from too; each block is read by one of them */
    public SpillReader(SpillFile.Reader blocks) {
        this.blocks = blocks;
    }

    /** The next rows, in arrays of their own, or null at the end. What was written in small batches comes out in larger ones. */
    public Batch next() {
        byte[] block = blocks.next();
        if (block == null) {
            return null;
        }
        FrameReader frame = new FrameReader(block);
        List<Batch> batches = new ArrayList<>();
        for (Batch batch = frame.next(); batch != null; batch = frame.next()) {
            batches.add(batch);
        }
        return batches.size() == 1 ? batches.get(0) : together(batches);
    }

    private static Batch together(List<Batch> batches) {
        int size = batches.stream().mapToInt(Batch::size).sum();
        Vector[] columns = new Vector[batches.get(0).columns().size()];
        for (int i = 0; i < columns.length; i++) {
            int channel = i;
            columns[i] = Concatenation.of(
                    typeOf(batches.get(0).column(i)),
                    batches.stream().map(batch -> batch.column(channel)).toList());
        }
        return Batch.of(size, columns);
    }

    /** Some type of a vector's layout: states of aggregates have columns whose types no plan names. */
    private static Type typeOf(Vector vector) {
        return switch (vector.layout()) {
            case BOOLEAN -> SimpleType.BOOLEAN;
            case INT -> SimpleType.INTEGER;
            case LONG -> SimpleType.BIGINT;
            case DOUBLE -> SimpleType.DOUBLE;
            case INT128 -> WIDE;
            case BYTES -> VarcharType.UNBOUNDED;
            case ARRAY -> new ArrayType(typeOf(((ArrayVector) vector.flatten()).elements()));
            case MAP -> {
                MapVector maps = (MapVector) vector.flatten();
                yield new MapType(typeOf(maps.keys()), typeOf(maps.values()));
            }
            case ROW -> typeOfRow((RowVector) vector.flatten());
        };
    }

    private static Type typeOfRow(RowVector rows) {
        List<RowType.Field> fields = new ArrayList<>();
        for (int i = 0; i < rows.fieldCount(); i++) {
            fields.add(new RowType.Field("f" + i, typeOf(rows.field(i))));
        }
        return new RowType(fields);
    }
}
