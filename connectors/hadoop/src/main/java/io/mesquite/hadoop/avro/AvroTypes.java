package io.mesquite.hadoop.avro;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.hadoop.input.Faults;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Avro's types as SQL types. A union with null is its other type, nullable. */
final class AvroTypes {
    private static final String UUID = "uuid";

    private final FileEntry file;
    private final String column;
    private final Deque<String> records = new ArrayDeque<>();

    /** @param column whose types are asked for, for messages */
    AvroTypes(FileEntry file, String column) {
        this.file = file;
        this.column = column;
    }

    static boolean isNullable(Schema schema) {
        return schema.getType() == Schema.Type.NULL
                || schema.isUnion() && schema.getTypes().stream().anyMatch(AvroTypes::isNullable);
    }

    /** The branches of a union that are not null; of another type itself. */
    static List<Schema> branches(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .toList()
                : List.of(schema);
    }

    Type sqlType(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> VarcharType.UNBOUNDED;
            case BOOLEAN -> SimpleType.BOOLEAN;
            case INT -> ofInt(schema.getLogicalType());
            case LONG -> ofLong(schema.getLogicalType());
            case FLOAT -> SimpleType.REAL;
            case DOUBLE -> SimpleType.DOUBLE;
            case STRING -> isUuid(schema) ? SimpleType.UUID : VarcharType.UNBOUNDED;
            case ENUM -> VarcharType.UNBOUNDED;
            case BYTES, FIXED -> ofBytes(schema);
            case ARRAY -> new ArrayType(sqlType(schema.getElementType()));
            case MAP -> new MapType(VarcharType.UNBOUNDED, sqlType(schema.getValueType()));
            case RECORD -> ofRecord(schema);
            case UNION -> ofUnion(schema);
        };
    }

    static boolean isUuid(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        return logical != null && logical.getName().equals(UUID);
    }

    private static Type ofInt(LogicalType logical) {
        if (logical instanceof LogicalTypes.Date) {
            return SimpleType.DATE;
        }
        return logical instanceof LogicalTypes.TimeMillis ? SimpleType.TIME : SimpleType.INTEGER;
    }

    private static Type ofLong(LogicalType logical) {
        if (logical instanceof LogicalTypes.TimeMicros) {
            return SimpleType.TIME;
        } else if (logical instanceof LogicalTypes.TimestampMillis
                || logical instanceof LogicalTypes.TimestampMicros
                || logical instanceof LogicalTypes.TimestampNanos) {
            return SimpleType.TIMESTAMP_WITH_TIME_ZONE;
        }
        return logical instanceof LogicalTypes.LocalTimestampMillis
                        || logical instanceof LogicalTypes.LocalTimestampMicros
                        || logical instanceof LogicalTypes.LocalTimestampNanos
                ? SimpleType.TIMESTAMP
                : SimpleType.BIGINT;
    }

    private Type ofBytes(Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            if (decimal.getPrecision() > DecimalType.MAX_PRECISION) {
                throw Faults.noType(
                        file,
                        column,
                        "it is a decimal of " + decimal.getPrecision() + " digits, and " + DecimalType.MAX_PRECISION
                                + " are the most");
            }
            return new DecimalType(decimal.getPrecision(), decimal.getScale());
        }
        return schema.getType() == Schema.Type.FIXED && isUuid(schema) ? SimpleType.UUID : SimpleType.VARBINARY;
    }

    private Type ofRecord(Schema schema) {
        if (records.contains(schema.getFullName())) {
            throw Faults.noType(
                    file, column, "its record " + schema.getFullName() + " holds itself, which SQL has no type for");
        }
        if (schema.getFields().isEmpty()) {
            throw Faults.noType(file, column, "its record " + schema.getFullName() + " has no fields");
        }
        records.push(schema.getFullName());
        RowType row = new RowType(schema.getFields().stream()
                .map(field -> new RowType.Field(field.name(), sqlType(field.schema())))
                .toList());
        records.pop();
        return row;
    }

    private Type ofUnion(Schema schema) {
        List<Schema> branches = branches(schema);
        if (branches.isEmpty()) {
            return VarcharType.UNBOUNDED;
        }
        if (branches.size() > 1) {
            throw Faults.noType(
                    file,
                    column,
                    "it is a union of "
                            + String.join(
                                    " and ",
                                    branches.stream().map(Schema::getName).toList())
                            + ", which SQL has no type for; write it as a record with a field for each");
        }
        return sqlType(branches.get(0));
    }
}
