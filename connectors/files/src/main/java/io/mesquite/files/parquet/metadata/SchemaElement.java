package io.mesquite.files.parquet.metadata;

/**
 * One node of the schema, as the footer lists them depth first.
 *
 * @param type null for a group
 * @param typeLength bytes of a FIXED_LEN_BYTE_ARRAY
 * @param children of a group; 0 for a leaf
 */
public record SchemaElement(
        String name, Repetition repetition, PhysicalType type, int typeLength, int children, LogicalType logicalType) {
    static SchemaElement parse(ThriftReader in) {
        String name = "";
        Repetition repetition = Repetition.REQUIRED;
        PhysicalType type = null;
        int typeLength = 0;
        int children = 0;
        int converted = -1;
        int scale = 0;
        int precision = 0;
        LogicalType logicalType = LogicalType.NONE;
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.field()) {
                case 1 -> type = PhysicalType.of(in.readInt());
                case 2 -> typeLength = in.readInt();
                case 3 -> repetition = Repetition.of(in.readInt());
                case 4 -> name = in.readString();
                case 5 -> children = in.readInt();
                case 6 -> converted = in.readInt();
                case 7 -> scale = in.readInt();
                case 8 -> precision = in.readInt();
                case 10 -> logicalType = in.readStruct(LogicalType::parse);
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        boolean isSilent =
                switch (logicalType.kind()) {
                    // parquet-java says UNKNOWN of what has a converted type only, as INTERVAL has
                    case NONE, UNKNOWN, OTHER -> true;
                    default -> false;
                };
        if (isSilent && converted >= 0) {
            logicalType = LogicalType.ofConverted(converted, scale, precision);
        }
        return new SchemaElement(name, repetition, type, typeLength, children, logicalType);
    }
}
