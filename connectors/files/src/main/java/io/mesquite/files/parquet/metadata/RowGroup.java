package io.mesquite.files.parquet.metadata;

import java.util.List;

/**
 * Rows that are stored together.
 *
 * @param columns one for each leaf of the schema, in its order
 */
public record RowGroup(List<ColumnChunk> columns, long rows) {
    static RowGroup parse(ThriftReader in) {
        List<ColumnChunk> columns = List.of();
        long rows = 0;
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case 1 -> columns = in.readList(list -> list.readStruct(ColumnChunk::parse));
                case 3 -> rows = in.readLong();
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        return new RowGroup(List.copyOf(columns), rows);
    }
}
