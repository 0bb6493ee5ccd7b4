package io.mesquite.planner.logical;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Our types and Calcite's, both ways. Calcite's VARCHAR without a length is our unbounded one; its BINARY is our
 * VARBINARY; both of its zoned timestamps are our one; {@code OTHER} stands for JSON.
 */
public final class TypeMapping {
    /** What Calcite calls fields without a name, before their number. */
    private static final String ANONYMOUS = "EXPR$";

    private TypeMapping() {}

    public static RelDataType toCalcite(RelDataTypeFactory factory, Type type, boolean nullable) {
        return factory.createTypeWithNullability(toCalcite(factory, type), nullable);
    }

    private static RelDataType toCalcite(RelDataTypeFactory factory, Type type) {
        if (type instanceof SimpleType simple) {
            return simpleToCalcite(factory, simple);
        } else if (type instanceof DecimalType decimal) {
            return factory.createSqlType(SqlTypeName.DECIMAL, decimal.precision(), decimal.scale());
        } else if (type instanceof VarcharType varchar) {
            return varchar.isUnbounded()
                    ? factory.createSqlType(SqlTypeName.VARCHAR)
                    : factory.createSqlType(SqlTypeName.VARCHAR, varchar.length());
        } else if (type instanceof CharType text) {
            return factory.createSqlType(SqlTypeName.CHAR, text.length());
        } else if (type instanceof ArrayType array) {
            return factory.createArrayType(toCalcite(factory, array.element(), true), -1);
        } else if (type instanceof MapType map) {
            return factory.createMapType(toCalcite(factory, map.key(), false), toCalcite(factory, map.value(), true));
        }
        List<RowType.Field> fields = ((RowType) type).fields();
        return factory.createStructType(
                fields.stream()
                        .map(field -> toCalcite(factory, field.type(), true))
                        .toList(),
                IntStream.range(0, fields.size())
                        .mapToObj(i -> fields.get(i).name().isEmpty()
                                ? ANONYMOUS + i
                                : fields.get(i).name())
                        .toList());
    }

    private static RelDataType simpleToCalcite(RelDataTypeFactory factory, SimpleType type) {
        return switch (type) {
            case UNKNOWN -> factory.createSqlType(SqlTypeName.NULL);
            case BOOLEAN -> factory.createSqlType(SqlTypeName.BOOLEAN);
            case TINYINT -> factory.createSqlType(SqlTypeName.TINYINT);
            case SMALLINT -> factory.createSqlType(SqlTypeName.SMALLINT);
            case INTEGER -> factory.createSqlType(SqlTypeName.INTEGER);
            case BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
            case REAL -> factory.createSqlType(SqlTypeName.REAL);
            case DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
            case VARBINARY -> factory.createSqlType(SqlTypeName.VARBINARY);
            case DATE -> factory.createSqlType(SqlTypeName.DATE);
            case TIME -> factory.createSqlType(SqlTypeName.TIME, MesquiteTypeSystem.DATETIME_PRECISION);
            case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, MesquiteTypeSystem.DATETIME_PRECISION);
            case TIMESTAMP_WITH_TIME_ZONE ->
                factory.createSqlType(
                        SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, MesquiteTypeSystem.DATETIME_PRECISION);
            case INTERVAL_YEAR_TO_MONTH ->
                factory.createSqlIntervalType(
                        new SqlIntervalQualifier(TimeUnit.YEAR, TimeUnit.MONTH, SqlParserPos.ZERO));
            case INTERVAL_DAY_TO_SECOND ->
                factory.createSqlIntervalType(
                        new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO));
            case UUID -> factory.createSqlType(SqlTypeName.UUID);
            case JSON -> factory.createSqlType(SqlTypeName.OTHER);
        };
    }

    /** @throws MesquiteException NOT_SUPPORTED for a type of Calcite's that we do not have */
    public static Type fromCalcite(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case NULL, UNKNOWN -> SimpleType.UNKNOWN;
            case BOOLEAN -> SimpleType.BOOLEAN;
            case TINYINT -> SimpleType.TINYINT;
            case SMALLINT -> SimpleType.SMALLINT;
            case INTEGER -> SimpleType.INTEGER;
            case BIGINT -> SimpleType.BIGINT;
            case REAL -> SimpleType.REAL;
            case FLOAT, DOUBLE -> SimpleType.DOUBLE;
            case BINARY, VARBINARY -> SimpleType.VARBINARY;
            case DATE -> SimpleType.DATE;
            case TIME -> SimpleType.TIME;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> SimpleType.TIMESTAMP_WITH_TIME_ZONE;
            case INTERVAL_YEAR, INTERVAL_YEAR_MONTH, INTERVAL_MONTH -> SimpleType.INTERVAL_YEAR_TO_MONTH;
            case INTERVAL_DAY,
                    INTERVAL_DAY_HOUR,
                    INTERVAL_DAY_MINUTE,
                    INTERVAL_DAY_SECOND,
                    INTERVAL_HOUR,
                    INTERVAL_HOUR_MINUTE,
                    INTERVAL_HOUR_SECOND,
                    INTERVAL_MINUTE,
                    INTERVAL_MINUTE_SECOND,
                    INTERVAL_SECOND -> SimpleType.INTERVAL_DAY_TO_SECOND;
            case UUID -> SimpleType.UUID;
            case OTHER -> SimpleType.JSON;
            case DECIMAL -> new DecimalType(type.getPrecision(), type.getScale());
            case CHAR -> new CharType(Math.max(type.getPrecision(), 0));
            case VARCHAR ->
                type.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
                        ? VarcharType.UNBOUNDED
                        : new VarcharType(type.getPrecision());
            case ARRAY, MULTISET -> new ArrayType(fromCalcite(type.getComponentType()));
            case MAP -> new MapType(fromCalcite(type.getKeyType()), fromCalcite(type.getValueType()));
            case ROW, STRUCTURED ->
                new RowType(type.getFieldList().stream()
                        .map(TypeMapping::fromCalcite)
                        .toList());
            default -> throw new MesquiteException(ErrorCode.NOT_SUPPORTED, "type " + type + " is not supported");
        };
    }

    private static RowType.Field fromCalcite(RelDataTypeField field) {
        boolean anonymous = field.getName().startsWith(ANONYMOUS);
        return new RowType.Field(anonymous ? "" : field.getName(), fromCalcite(field.getType()));
    }
}
