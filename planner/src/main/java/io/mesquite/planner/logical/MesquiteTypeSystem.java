package io.mesquite.planner.logical;

import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.VarcharType;
import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * The limits of types, and the types of arithmetic and of aggregates. For decimals {@code (p1,s1)} and {@code (p2,s2)}:
 *
 * <ul>
 *   <li>{@code +} and {@code -}: scale {@code max(s1,s2)}, one digit more than the wider integral part;
 *   <li>{@code *}: {@code (p1+p2, s1+s2)};
 *   <li>{@code /}: scale {@code max(s1,s2,12)} and room for the largest quotient. Trino's {@code max(s1,s2)} makes
 *       {@code 1.0/3} a 0.3; with twelve digits a ratio of sums is as good as DuckDB's DOUBLE, and exact;
 *   <li>{@code SUM}: {@code (38,s)}; of integers BIGINT, which fails on overflow;
 *   <li>{@code AVG} of any number: DOUBLE, as DuckDB has it.
 * </ul>
 *
 * A precision over 38 becomes 38 and keeps the scale; a result that does not fit fails when it is computed.
 */
final class MesquiteTypeSystem extends RelDataTypeSystemImpl {
    static final MesquiteTypeSystem INSTANCE = new MesquiteTypeSystem();
    /** Times and timestamps hold microseconds. */
    static final int DATETIME_PRECISION = 6;

    private static final int MIN_QUOTIENT_SCALE = 12;

    private MesquiteTypeSystem() {}

    @Override
    public int getMaxPrecision(SqlTypeName type) {
        return switch (type) {
            case DECIMAL -> DecimalType.MAX_PRECISION;
            case VARCHAR, CHAR, VARBINARY, BINARY -> VarcharType.UNBOUNDED_LENGTH;
            case TIME, TIME_WITH_LOCAL_TIME_ZONE, TIME_TZ, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ ->
                DATETIME_PRECISION;
            default -> super.getMaxPrecision(type);
        };
    }

    @Override
    public int getMaxScale(SqlTypeName type) {
        return type == SqlTypeName.DECIMAL ? DecimalType.MAX_PRECISION : super.getMaxScale(type);
    }

    /** A bare DECIMAL is DECIMAL(38, 0), a bare TIMESTAMP has microseconds. */
    @Override
    public int getDefaultPrecision(SqlTypeName type) {
        return switch (type) {
            case DECIMAL -> DecimalType.MAX_PRECISION;
            case TIME, TIME_WITH_LOCAL_TIME_ZONE, TIME_TZ, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ ->
                DATETIME_PRECISION;
            // INTERVAL '100' DAY has as many digits as it needs
            default ->
                SqlTypeName.INTERVAL_TYPES.contains(type) ? getMaxPrecision(type) : super.getDefaultPrecision(type);
        };
    }

    @Override
    public RoundingMode roundingMode() {
        return RoundingMode.HALF_UP;
    }

    /** Texts of several lengths meet as VARCHAR, so that none is padded. */
    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }

    @Override
    public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
        SqlTypeName name = argument.getSqlTypeName();
        RelDataType sum;
        if (SqlTypeName.INT_TYPES.contains(name)) {
            sum = factory.createSqlType(SqlTypeName.BIGINT);
        } else if (name == SqlTypeName.DECIMAL) {
            sum = factory.createSqlType(SqlTypeName.DECIMAL, DecimalType.MAX_PRECISION, argument.getScale());
        } else if (SqlTypeName.APPROX_TYPES.contains(name)) {
            sum = factory.createSqlType(SqlTypeName.DOUBLE);
        } else {
            return argument;
        }
        return factory.createTypeWithNullability(sum, argument.isNullable());
    }

    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
        return SqlTypeUtil.isNumeric(argument)
                ? factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.DOUBLE), argument.isNullable())
                : argument;
    }

    @Override
    public RelDataType deriveDecimalPlusType(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        if (!isDecimalArithmetic(left, right)) {
            return null;
        }
        int scale = Math.max(scale(left), scale(right));
        int integral = Math.max(precision(left) - scale(left), precision(right) - scale(right));
        return decimal(factory, integral + scale + 1, scale);
    }

    @Override
    public RelDataType deriveDecimalMultiplyType(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        return isDecimalArithmetic(left, right)
                ? decimal(factory, precision(left) + precision(right), scale(left) + scale(right))
                : null;
    }

    @Override
    public RelDataType deriveDecimalDivideType(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        if (!isDecimalArithmetic(left, right)) {
            return null;
        }
        int scale = Math.max(MIN_QUOTIENT_SCALE, Math.max(scale(left), scale(right)));
        return decimal(factory, precision(left) - scale(left) + scale(right) + scale, scale);
    }

    @Override
    public RelDataType deriveDecimalModType(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        if (!isDecimalArithmetic(left, right)) {
            return null;
        }
        int scale = Math.max(scale(left), scale(right));
        int integral = Math.min(precision(left) - scale(left), precision(right) - scale(right));
        return decimal(factory, Math.max(integral + scale, 1), scale);
    }

    private static boolean isDecimalArithmetic(RelDataType left, RelDataType right) {
        return SqlTypeUtil.isExactNumeric(left)
                && SqlTypeUtil.isExactNumeric(right)
                && (SqlTypeUtil.isDecimal(left) || SqlTypeUtil.isDecimal(right));
    }

    private static RelDataType decimal(RelDataTypeFactory factory, int precision, int scale) {
        int capped = Math.min(precision, DecimalType.MAX_PRECISION);
        return factory.createSqlType(SqlTypeName.DECIMAL, capped, Math.min(scale, capped));
    }

    private static int precision(RelDataType type) {
        return type.getPrecision();
    }

    private static int scale(RelDataType type) {
        return SqlTypeUtil.isDecimal(type) ? type.getScale() : 0;
    }
}
