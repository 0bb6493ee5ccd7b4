package io.mesquite.files.parquet.schema;

import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.files.parquet.metadata.LogicalType;
import io.mesquite.files.parquet.metadata.LogicalType.Kind;
import io.mesquite.files.parquet.metadata.PhysicalType;
import io.mesquite.files.parquet.metadata.SchemaElement;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.List;

/** The SQL type of stored values. A logical type that makes no sense for what is stored is ignored. */
final class LeafTypes {
    /** An INTERVAL of the format has three independent parts, which no single SQL interval holds. */
    static final RowType INTERVAL = new RowType(List.of(
            new RowType.Field("months", SimpleType.BIGINT),
            new RowType.Field("days", SimpleType.BIGINT),
            new RowType.Field("milliseconds", SimpleType.BIGINT)));

    private LeafTypes() {}

    static ColumnNode.Leaf leaf(SchemaElement element, boolean nullable, int definition, int repetition, int index) {
        PhysicalType physical = element.type();
        if (physical == PhysicalType.FIXED_LEN_BYTE_ARRAY && element.typeLength() < 1) {
            throw new CorruptDataException(
                    "the column " + element.name() + " has values of " + element.typeLength() + " bytes");
        }
        LogicalType logical = element.logicalType();
        Type type = type(physical, element.typeLength(), logical);
        if (type == null) {
            logical = LogicalType.NONE;
            type = type(physical, element.typeLength(), logical);
        }
        return new ColumnNode.Leaf(
                element.name(), type, nullable, definition, repetition, index, physical, element.typeLength(), logical);
    }

    private static Type type(PhysicalType physical, int length, LogicalType logical) {
        if (logical.kind() == Kind.DECIMAL) {
            return decimal(physical, logical);
        }
        return switch (physical) {
            case BOOLEAN -> SimpleType.BOOLEAN;
            case INT32 -> int32(logical);
            case INT64 -> int64(logical);
            case INT96 -> SimpleType.TIMESTAMP;
            case FLOAT -> SimpleType.REAL;
            case DOUBLE -> SimpleType.DOUBLE;
            case BYTE_ARRAY -> bytes(logical);
            case FIXED_LEN_BYTE_ARRAY -> fixedBytes(length, logical);
        };
    }

    private static Type decimal(PhysicalType physical, LogicalType logical) {
        int scale = logical.first();
        int precision = logical.second();
        boolean stored = physical == PhysicalType.INT32
                || physical == PhysicalType.INT64
                || physical == PhysicalType.BYTE_ARRAY
                || physical == PhysicalType.FIXED_LEN_BYTE_ARRAY;
        boolean valid = precision >= 1 && precision <= DecimalType.MAX_PRECISION && scale >= 0 && scale <= precision;
        return stored && valid ? new DecimalType(precision, scale) : null;
    }

    private static Type int32(LogicalType logical) {
        return switch (logical.kind()) {
            case DATE -> SimpleType.DATE;
            case TIME -> SimpleType.TIME;
            case INTEGER -> {
                boolean signed = logical.second() == 1;
                yield switch (logical.first()) {
                    case 8 -> signed ? SimpleType.TINYINT : SimpleType.SMALLINT;
                    case 16 -> signed ? SimpleType.SMALLINT : SimpleType.INTEGER;
                    case 32 -> signed ? SimpleType.INTEGER : SimpleType.BIGINT;
                    default -> null;
                };
            }
            default -> SimpleType.INTEGER;
        };
    }

    private static Type int64(LogicalType logical) {
        return switch (logical.kind()) {
            case TIME -> SimpleType.TIME;
            case TIMESTAMP -> logical.second() == 1 ? SimpleType.TIMESTAMP_WITH_TIME_ZONE : SimpleType.TIMESTAMP;
            case INTEGER -> logical.second() == 1 ? SimpleType.BIGINT : new DecimalType(20, 0);
            default -> SimpleType.BIGINT;
        };
    }

    private static Type bytes(LogicalType logical) {
        return switch (logical.kind()) {
            case STRING, ENUM -> VarcharType.UNBOUNDED;
            case JSON -> SimpleType.JSON;
            default -> SimpleType.VARBINARY;
        };
    }

    private static Type fixedBytes(int length, LogicalType logical) {
        return switch (logical.kind()) {
            case STRING, ENUM -> VarcharType.UNBOUNDED;
            case UUID -> length == 16 ? SimpleType.UUID : null;
            case FLOAT16 -> length == 2 ? SimpleType.REAL : null;
            case INTERVAL -> length == 12 ? INTERVAL : null;
            default -> SimpleType.VARBINARY;
        };
    }
}
