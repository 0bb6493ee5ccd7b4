package io.mesquite.hadoop.orc;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.hadoop.input.Faults;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.List;
import org.apache.orc.TypeDescription;

/** ORC's types as SQL types. */
final class OrcTypes {
    private OrcTypes() {}

    /** The columns of a file, whose root must be a struct. */
    static List<TypeDescription> columns(TypeDescription schema, FileEntry file) {
        if (schema.getCategory() != TypeDescription.Category.STRUCT) {
            throw Faults.noType(file, "root", "the file holds values of type " + schema + " and no columns");
        }
        return schema.getChildren() == null ? List.of() : schema.getChildren();
    }

    static Type sqlType(TypeDescription type, String column, FileEntry file) {
        return switch (type.getCategory()) {
            case BOOLEAN -> SimpleType.BOOLEAN;
            case BYTE -> SimpleType.TINYINT;
            case SHORT -> SimpleType.SMALLINT;
            case INT -> SimpleType.INTEGER;
            case LONG -> SimpleType.BIGINT;
            case FLOAT -> SimpleType.REAL;
            case DOUBLE -> SimpleType.DOUBLE;
            case STRING -> VarcharType.UNBOUNDED;
            case VARCHAR -> new VarcharType(type.getMaxLength());
            case CHAR -> new CharType(type.getMaxLength());
            case BINARY -> SimpleType.VARBINARY;
            case DATE -> SimpleType.DATE;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
            case TIMESTAMP_INSTANT -> SimpleType.TIMESTAMP_WITH_TIME_ZONE;
            case DECIMAL -> new DecimalType(type.getPrecision(), type.getScale());
            case LIST -> new ArrayType(sqlType(type.getChildren().get(0), column, file));
            case MAP ->
                new MapType(
                        sqlType(type.getChildren().get(0), column, file),
                        sqlType(type.getChildren().get(1), column, file));
            case STRUCT -> row(type, column, file);
            case UNION ->
                throw Faults.noType(
                        file, column, "it is a union (" + type + "), which SQL has no type for; write it as a struct");
            default -> throw Faults.noType(file, column, "its type " + type + " is not supported");
        };
    }

    private static RowType row(TypeDescription type, String column, FileEntry file) {
        List<RowType.Field> fields = new ArrayList<>();
        for (int i = 0; i < type.getFieldNames().size(); i++) {
            String name = type.getFieldNames().get(i);
            fields.add(new RowType.Field(name, sqlType(type.getChildren().get(i), column + "." + name, file)));
        }
        return new RowType(fields);
    }
}
