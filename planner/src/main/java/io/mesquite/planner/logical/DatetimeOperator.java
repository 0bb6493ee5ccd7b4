package io.mesquite.planner.logical;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlMonotonicBinaryOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;

/**
 * {@code +} and {@code -} with what PostgreSQL and DuckDB can besides the standard: {@code DATE - DATE} is a number of days, {@code DATE +
 * 3} and {@code DATE - 3} are dates, and the difference of two timestamps is an interval. A date that is moved by hours becomes a timestamp.
 */
final class DatetimeOperator extends SqlMonotonicBinaryOperator {
    static final DatetimeOperator PLUS = new DatetimeOperator(SqlStdOperatorTable.PLUS);
    static final DatetimeOperator MINUS = new DatetimeOperator(SqlStdOperatorTable.MINUS);

    private final SqlBinaryOperator standard;

    private enum Meaning {
        STANDARD,
        DAYS_BETWEEN,
        INTERVAL_BETWEEN,
        /** The first operand is the date. */
        DATE_AND_DAYS,
        DAYS_AND_DATE,
        TIME_AND_INTERVAL,
        INTERVAL_AND_TIME
    }

    private DatetimeOperator(SqlBinaryOperator standard) {
        super(
                standard.getName(),
                standard.getKind(),
                standard.getLeftPrec(),
                true,
                standard.getReturnTypeInference(),
                InferTypes.FIRST_KNOWN,
                standard.getOperandTypeChecker());
        this.standard = standard;
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        return meaning(binding.getOperandType(0), binding.getOperandType(1)) != Meaning.STANDARD
                || super.checkOperandTypes(binding, throwOnFailure);
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        RelDataType left = binding.getOperandType(0);
        RelDataType right = binding.getOperandType(1);
        RelDataType type =
                switch (meaning(left, right)) {
                    case STANDARD -> null;
                    case DAYS_BETWEEN -> binding.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
                    case INTERVAL_BETWEEN ->
                        binding.getTypeFactory()
                                .createSqlIntervalType(new SqlIntervalQualifier(
                                        org.apache.calcite.avatica.util.TimeUnit.DAY,
                                        org.apache.calcite.avatica.util.TimeUnit.SECOND,
                                        SqlParserPos.ZERO));
                    case DATE_AND_DAYS, DAYS_AND_DATE ->
                        binding.getTypeFactory().createSqlType(SqlTypeName.DATE);
                    case TIME_AND_INTERVAL -> moved(left, right, binding.getTypeFactory());
                    case INTERVAL_AND_TIME -> moved(right, left, binding.getTypeFactory());
                };
        return type == null
                ? super.inferReturnType(binding)
                : binding.getTypeFactory().createTypeWithNullability(type, left.isNullable() || right.isNullable());
    }

    private Meaning meaning(RelDataType left, RelDataType right) {
        boolean minus = kind == SqlKind.MINUS;
        if (minus && isDate(left) && isDate(right)) {
            return Meaning.DAYS_BETWEEN;
        } else if (minus && isPointInTime(left) && isPointInTime(right)) {
            return Meaning.INTERVAL_BETWEEN;
        } else if (isDate(left) && SqlTypeUtil.isIntType(right)) {
            return Meaning.DATE_AND_DAYS;
        } else if (!minus && SqlTypeUtil.isIntType(left) && isDate(right)) {
            return Meaning.DAYS_AND_DATE;
        } else if (isPointInTime(left) && SqlTypeUtil.isInterval(right)) {
            return Meaning.TIME_AND_INTERVAL;
        } else if (!minus && SqlTypeUtil.isInterval(left) && isPointInTime(right)) {
            return Meaning.INTERVAL_AND_TIME;
        }
        return Meaning.STANDARD;
    }

    /** A date stays one where it moves by whole days; a timestamp has room for every fraction of a second. */
    private static RelDataType moved(RelDataType time, RelDataType interval, RelDataTypeFactory factory) {
        SqlTypeName unit = interval.getSqlTypeName();
        boolean days = unit == SqlTypeName.INTERVAL_DAY || SqlTypeName.YEAR_INTERVAL_TYPES.contains(unit);
        if (isDate(time)) {
            return days
                    ? factory.createSqlType(SqlTypeName.DATE)
                    : factory.createSqlType(SqlTypeName.TIMESTAMP, MesquiteTypeSystem.DATETIME_PRECISION);
        }
        return factory.createSqlType(time.getSqlTypeName(), MesquiteTypeSystem.DATETIME_PRECISION);
    }

    private static boolean isDate(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.DATE;
    }

    private static boolean isPointInTime(RelDataType type) {
        return SqlTypeUtil.isDatetime(type) && type.getSqlTypeName() != SqlTypeName.TIME;
    }

    /** The same call of the standard's operator. */
    SqlCall standardCall(SqlCall call) {
        return standard.createCall(call.getParserPosition(), call.getOperandList());
    }

    /** How calls become algebra: by the engine's functions, or as the standard's operator. */
    SqlRexConvertlet convertlet(SqlRexConvertlet ofStandard) {
        return (context, call) -> {
            List<RexNode> operands = new ArrayList<>();
            call.getOperandList().forEach(operand -> operands.add(context.convertExpression(operand)));
            return switch (meaning(operands.get(0).getType(), operands.get(1).getType())) {
                case STANDARD -> {
                    ((SqlBasicCall) call).setOperator(standard);
                    yield ofStandard.convertCall(context, call);
                }
                case DAYS_BETWEEN -> byFunction(context, call, "date_diff", operands.get(1), operands.get(0));
                case DATE_AND_DAYS ->
                    byFunction(context, call, "date_add", signed(operands.get(1), context), operands.get(0));
                case DAYS_AND_DATE -> byFunction(context, call, "date_add", operands.get(0), operands.get(1));
                case TIME_AND_INTERVAL -> shifted(context, call, operands);
                case INTERVAL_AND_TIME -> shifted(context, call, List.of(operands.get(1), operands.get(0)));
                case INTERVAL_BETWEEN ->
                    context.getRexBuilder()
                            .makeCall(
                                    context.getValidator().getValidatedNodeType(call),
                                    SqlStdOperatorTable.MINUS_DATE,
                                    operands);
            };
        };
    }

    private RexNode shifted(SqlRexContext context, SqlCall call, List<RexNode> timeAndInterval) {
        return context.getRexBuilder()
                .makeCall(
                        context.getValidator().getValidatedNodeType(call),
                        kind == SqlKind.MINUS ? SqlStdOperatorTable.MINUS_DATE : SqlStdOperatorTable.DATETIME_PLUS,
                        timeAndInterval);
    }

    private RexNode signed(RexNode days, SqlRexContext context) {
        return kind == SqlKind.MINUS ? context.getRexBuilder().makeCall(SqlStdOperatorTable.UNARY_MINUS, days) : days;
    }

    private static RexNode byFunction(SqlRexContext context, SqlCall call, String name, RexNode first, RexNode second) {
        return Convertlets.byUnit(context, call, name, "day", first, second);
    }
}
