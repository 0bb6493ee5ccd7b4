package io.mesquite.files.plugin;

import io.mesquite.files.parquet.schema.Conversion;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.vector.Vector;
import java.util.List;

/** Gives out the columns of a source in other types. */
record ConvertedSource(BatchSource source, List<Conversion> conversions) implements BatchSource {
    @Override
    public SourceBatch next() {
        SourceBatch batch = source.next();
        return batch == null ? null : new Converted(batch, conversions);
    }

    @Override
    public void close() {
        source.close();
    }

    private record Converted(SourceBatch batch, List<Conversion> conversions) implements SourceBatch {
        @Override
        public int size() {
            return batch.size();
        }

        @Override
        public Vector load(int column, int[] positions, int count) {
            Vector vector = batch.load(column, positions, count);
            Conversion conversion = conversions.get(column);
            return conversion == Conversion.NONE ? vector : conversion.apply(vector.flatten());
        }
    }
}
