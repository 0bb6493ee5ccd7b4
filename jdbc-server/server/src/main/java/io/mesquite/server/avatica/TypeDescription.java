package io.mesquite.server.avatica;

import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.sql.Types;
import org.apache.calcite.avatica.proto.Common.AvaticaType;
import org.apache.calcite.avatica.proto.Common.Rep;

/**
 * A type as JDBC describes it.
 *
 * @param id of {@link Types}
 * @param name without length, precision and scale
 * @param precision digits of a number, characters of a text or of a date's text; 0 where it has no limit
 * @param displaySize characters at most, or as many as are usual where there is no limit
 */
record TypeDescription(int id, String name, int precision, int scale, int displaySize, Rep rep) {
    private static final int USUAL_TEXT = 40;

    static TypeDescription of(Type type) {
        if (type instanceof DecimalType decimal) {
            return new TypeDescription(
                    Types.DECIMAL,
                    "DECIMAL",
                    decimal.precision(),
                    decimal.scale(),
                    decimal.precision() + 2,
                    Rep.BIG_DECIMAL);
        } else if (type instanceof VarcharType text) {
            int length = text.isUnbounded() ? 0 : text.length();
            return text(Types.VARCHAR, "VARCHAR", length, length == 0 ? USUAL_TEXT : length);
        } else if (type instanceof CharType text) {
            return text(Types.CHAR, "CHAR", text.length(), text.length());
        } else if (type instanceof ArrayType) {
            return new TypeDescription(Types.ARRAY, type.sql(), 0, 0, USUAL_TEXT, Rep.ARRAY);
        } else if (type instanceof MapType || type instanceof RowType) {
            return text(Types.OTHER, type.sql(), 0, USUAL_TEXT);
        }
        return simple((SimpleType) type);
    }

    private static TypeDescription simple(SimpleType type) {
        return switch (type) {
            case UNKNOWN -> new TypeDescription(Types.NULL, "NULL", 0, 0, 4, Rep.OBJECT);
            case BOOLEAN -> new TypeDescription(Types.BOOLEAN, "BOOLEAN", 1, 0, 5, Rep.BOOLEAN);
            case TINYINT -> new TypeDescription(Types.TINYINT, "TINYINT", 3, 0, 4, Rep.BYTE);
            case SMALLINT -> new TypeDescription(Types.SMALLINT, "SMALLINT", 5, 0, 6, Rep.SHORT);
            case INTEGER -> new TypeDescription(Types.INTEGER, "INTEGER", 10, 0, 11, Rep.INTEGER);
            case BIGINT -> new TypeDescription(Types.BIGINT, "BIGINT", 19, 0, 20, Rep.LONG);
            case REAL -> new TypeDescription(Types.REAL, "REAL", 7, 0, 15, Rep.FLOAT);
            case DOUBLE -> new TypeDescription(Types.DOUBLE, "DOUBLE", 15, 0, 24, Rep.DOUBLE);
            case VARBINARY -> new TypeDescription(Types.VARBINARY, "VARBINARY", 0, 0, USUAL_TEXT, Rep.BYTE_STRING);
            case DATE -> new TypeDescription(Types.DATE, "DATE", 10, 0, 10, Rep.JAVA_SQL_DATE);
            case TIME -> new TypeDescription(Types.TIME, "TIME", 15, 6, 15, Rep.JAVA_SQL_TIME);
            case TIMESTAMP -> new TypeDescription(Types.TIMESTAMP, "TIMESTAMP", 26, 6, 26, Rep.JAVA_SQL_TIMESTAMP);
            case TIMESTAMP_WITH_TIME_ZONE ->
                new TypeDescription(
                        Types.TIMESTAMP_WITH_TIMEZONE, "TIMESTAMP WITH TIME ZONE", 32, 6, 32, Rep.JAVA_SQL_TIMESTAMP);
            case UUID -> text(Types.OTHER, "UUID", 36, 36);
            case JSON -> text(Types.VARCHAR, "JSON", 0, USUAL_TEXT);
            case INTERVAL_YEAR_TO_MONTH, INTERVAL_DAY_TO_SECOND -> text(Types.OTHER, type.sql(), 0, 30);
        };
    }

    private static TypeDescription text(int id, String name, int length, int displaySize) {
        return new TypeDescription(id, name, length, 0, displaySize, Rep.STRING);
    }

    boolean isSigned() {
        return switch (id) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.REAL, Types.DOUBLE, Types.DECIMAL ->
                true;
            default -> false;
        };
    }

    /** The protocol's type; an array's elements are named with their whole SQL, since nothing else tells their scale. */
    static AvaticaType avatica(Type type) {
        TypeDescription description = of(type);
        return avatica(type, description.name());
    }

    private static AvaticaType avatica(Type type, String name) {
        TypeDescription description = of(type);
        AvaticaType.Builder builder =
                AvaticaType.newBuilder().setId(description.id()).setName(name).setRep(description.rep());
        if (type instanceof ArrayType array) {
            builder.setComponent(avatica(array.element(), array.element().sql()));
        }
        return builder.build();
    }
}
