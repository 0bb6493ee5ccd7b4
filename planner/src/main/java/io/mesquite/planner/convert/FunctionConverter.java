package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.Lambda;
import io.mesquite.plan.function.FunctionKind;
import io.mesquite.plan.function.FunctionSignature;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlTrimFunction;

/**
 * Functions, by their names in lower case; where SQL has a syntax of its own, by the names that {@link
 * io.mesquite.plan.function.FunctionCatalog} has for it:
 *
 * <pre>
 *   EXTRACT(YEAR FROM x)        extract_year(x)
 *   FLOOR(x TO MONTH)           date_trunc('month', x)
 *   TRIM(LEADING c FROM x)      ltrim(x, c)
 *   x || y                      concat(x, y)
 * </pre>
 */
final class FunctionConverter {
    private FunctionConverter() {}

    static Expression convert(RexCall call, ExpressionConverter expressions) {
        return switch (call.getKind()) {
            case EXTRACT -> extract(call, expressions);
            case FLOOR, CEIL ->
                call.getOperands().size() == 2
                        ? roundToUnit(call, expressions)
                        : byName(name(call), expressions.convert(call.getOperands()), expressions);
            case TRIM, LTRIM, RTRIM -> trim(call, expressions);
            default ->
                call.getOperator().getName().equals("||")
                        ? concat(call, expressions)
                        : byName(name(call), expressions.convert(call.getOperands()), expressions);
        };
    }

    private static String name(RexCall call) {
        String name = call.getOperator().getName().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "char_length", "character_length" -> "length";
            case "ceiling" -> "ceil";
            case "pow" -> "power";
            default -> name;
        };
    }

    private static Expression byName(String name, List<Expression> arguments, ExpressionConverter expressions) {
        FunctionSignature signature = expressions
                .functions()
                .resolve(
                        FunctionKind.SCALAR,
                        name,
                        arguments.stream().map(Expression::type).toList())
                .orElseThrow(() -> notFound(name, arguments));
        return new Call(signature.name(), castTo(signature.argumentTypes(), arguments), signature.returnType());
    }

    /** The arguments as a signature takes them. */
    private static List<Expression> castTo(List<Type> types, List<Expression> arguments) {
        List<Expression> cast = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Expression argument = arguments.get(i);
            boolean fits = Coercion.comparable(argument.type(), types.get(i));
            if (fits) {
                cast.add(argument);
            } else if (argument instanceof Lambda lambda) {
                cast.add(LambdaConverter.returning(lambda, types.get(i)));
            } else {
                cast.add(Coercion.cast(argument, types.get(i)));
            }
        }
        return cast;
    }

    static MesquiteException notFound(String name, List<Expression> arguments) {
        String types = arguments.stream().map(argument -> argument.type().sql()).collect(Collectors.joining(", "));
        return new MesquiteException(
                ErrorCode.FUNCTION_NOT_FOUND,
                "no function " + name + "(" + types + "); SHOW FUNCTIONS lists what there is");
    }

    private static Expression extract(RexCall call, ExpressionConverter expressions) {
        return byName("extract_" + unit(call.getOperands().get(0)), List.of(expressions.operand(call, 1)), expressions);
    }

    private static Expression roundToUnit(RexCall call, ExpressionConverter expressions) {
        if (call.getKind() == org.apache.calcite.sql.SqlKind.CEIL) {
            throw new MesquiteException(
                    ErrorCode.NOT_SUPPORTED, "CEIL of a time is not supported; FLOOR(x TO unit) is");
        }
        Expression unit = text(unit(call.getOperands().get(1)));
        return byName("date_trunc", List.of(unit, expressions.operand(call, 0)), expressions);
    }

    private static String unit(RexNode flag) {
        Enum<?> unit = ((RexLiteral) flag).getValueAs(TimeUnitRange.class);
        return unit.name().toLowerCase(Locale.ROOT);
    }

    private static Constant text(String value) {
        return new Constant(Bytes.utf8(value), new VarcharType(value.length()));
    }

    /** Calcite's operands are the side, the characters to remove, and the text. */
    private static Expression trim(RexCall call, ExpressionConverter expressions) {
        if (call.getOperands().size() < 3) {
            return byName(name(call), expressions.convert(call.getOperands()), expressions);
        }
        SqlTrimFunction.Flag side = ((RexLiteral) call.getOperands().get(0)).getValueAs(SqlTrimFunction.Flag.class);
        String name =
                switch (side) {
                    case BOTH -> "trim";
                    case LEADING -> "ltrim";
                    case TRAILING -> "rtrim";
                };
        Expression characters = expressions.operand(call, 1);
        Expression value = expressions.operand(call, 2);
        boolean spaces =
                characters instanceof Constant constant && Bytes.utf8(" ").equals(constant.value());
        return byName(name, spaces ? List.of(value) : List.of(value, characters), expressions);
    }

    /** SIMILAR TO, and PostgreSQL's {@code ~}, {@code ~*}, {@code !~} and {@code !~*}. */
    static Expression regex(RexCall call, ExpressionConverter expressions) {
        if (call.getOperands().size() > 2) {
            throw new MesquiteException(
                    ErrorCode.NOT_SUPPORTED, "SIMILAR TO takes no ESCAPE; the escape character is the backslash");
        }
        String name =
                switch (call.getKind()) {
                    case SIMILAR -> Operators.SIMILAR;
                    case POSIX_REGEX_CASE_SENSITIVE -> Operators.REGEX;
                    default -> Operators.REGEX_IGNORE_CASE;
                };
        Expression matches = new Call(
                name,
                expressions.convert(call.getOperands()).stream()
                        .map(Coercion::asVarchar)
                        .toList(),
                SimpleType.BOOLEAN);
        return call.getOperator().getName().startsWith("N") ? Conditions.not(matches) : matches;
    }

    private static Expression concat(RexCall call, ExpressionConverter expressions) {
        Type type = ExpressionConverter.type(call);
        List<Expression> operands = expressions.convert(call.getOperands());
        if (!Coercion.isText(type)) {
            return new Call(
                    Operators.CONCAT,
                    operands.stream()
                            .map(operand -> type == SimpleType.VARBINARY ? operand : Coercion.cast(operand, type))
                            .toList(),
                    type);
        }
        return new Call(
                Operators.CONCAT, operands.stream().map(Coercion::asVarchar).toList(), Coercion.varchar(type));
    }
}
