package io.mesquite.planner.convert;

import io.mesquite.parser.EmptyArray;
import io.mesquite.parser.TryFunction;
import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Cast;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.expression.SpecialForm.Form;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.plan.function.Operators;
import io.mesquite.planner.logical.TypeMapping;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLambdaRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;

/** Row expressions over one input to ours, with a cast wherever an operand is not of the type that its operator takes. */
final class ExpressionConverter {
    private final FunctionCatalog functions;
    private final List<Type> inputTypes;

    /** @param inputTypes the types of the columns that the expressions see, which need not be what the algebra says of them */
    ExpressionConverter(FunctionCatalog functions, List<Type> inputTypes) {
        this.functions = functions;
        this.inputTypes = List.copyOf(inputTypes);
    }

    FunctionCatalog functions() {
        return functions;
    }

    List<Expression> convert(List<? extends RexNode> nodes) {
        return nodes.stream().map(this::convert).toList();
    }

    Expression convert(RexNode node) {
        if (node instanceof RexInputRef reference) {
            return new InputReference(reference.getIndex(), inputTypes.get(reference.getIndex()));
        } else if (node instanceof RexLiteral literal) {
            return LiteralConverter.convert(literal);
        } else if (node instanceof RexFieldAccess access) {
            return field(access);
        } else if (node instanceof RexLambdaRef argument) {
            return LambdaConverter.argument(argument);
        } else if (node instanceof RexSubQuery) {
            throw new MesquiteException(
                    ErrorCode.NOT_SUPPORTED, "this subquery is not supported here; write it as a join");
        } else if (node instanceof RexCall call) {
            return LambdaConverter.isLambda(call) ? LambdaConverter.convert(call, this) : call(call);
        }
        throw new MesquiteException(ErrorCode.NOT_SUPPORTED, "the expression " + node + " is not supported");
    }

    private Expression call(RexCall call) {
        if (call.getOperator() == EmptyArray.INSTANCE) {
            return form(Form.ARRAY, call);
        } else if (call.getOperator() == TryFunction.INSTANCE) {
            Expression value = operand(call, 0);
            return new SpecialForm(Form.TRY, List.of(value), value.type());
        }
        return switch (call.getKind()) {
            case AND -> Conditions.and(convert(call.getOperands()));
            case OR -> EqualitiesToIn.or(convert(call.getOperands()));
            case NOT -> Conditions.not(operand(call, 0));
            case IS_NULL, IS_UNKNOWN -> Conditions.isNull(operand(call, 0));
            case IS_NOT_NULL -> Conditions.not(Conditions.isNull(operand(call, 0)));
            case IS_TRUE -> Conditions.orElse(operand(call, 0), Conditions.FALSE);
            case IS_NOT_TRUE -> Conditions.not(Conditions.orElse(operand(call, 0), Conditions.FALSE));
            case IS_FALSE -> Conditions.not(Conditions.orElse(operand(call, 0), Conditions.TRUE));
            case IS_NOT_FALSE -> Conditions.orElse(operand(call, 0), Conditions.TRUE);
            case EQUALS -> compare(Operators.EQUAL, call);
            case NOT_EQUALS -> compare(Operators.NOT_EQUAL, call);
            case LESS_THAN -> compare(Operators.LESS_THAN, call);
            case LESS_THAN_OR_EQUAL -> compare(Operators.LESS_THAN_OR_EQUAL, call);
            case GREATER_THAN -> compare(Operators.GREATER_THAN, call);
            case GREATER_THAN_OR_EQUAL -> compare(Operators.GREATER_THAN_OR_EQUAL, call);
            case IS_DISTINCT_FROM -> compare(Operators.IS_DISTINCT_FROM, call);
            case IS_NOT_DISTINCT_FROM -> compare(Operators.IS_NOT_DISTINCT_FROM, call);
            case SEARCH -> SearchConverter.convert(call, this);
            case CASE -> CaseConverter.convert(call, this);
            case COALESCE -> CaseConverter.coalesce(call, this);
            case CAST -> cast(call, false);
            case SAFE_CAST -> cast(call, true);
            case REINTERPRET -> reinterpret(call);
            case PLUS, MINUS, TIMES, DIVIDE, CHECKED_PLUS, CHECKED_MINUS, CHECKED_TIMES, CHECKED_DIVIDE, MOD ->
                ArithmeticConverter.convert(call, this);
            case PLUS_PREFIX -> operand(call, 0);
            case MINUS_PREFIX, CHECKED_MINUS_PREFIX -> ArithmeticConverter.negate(call, this);
            case ROW -> form(Form.ROW, call);
            case ARRAY_VALUE_CONSTRUCTOR -> CollectionConverter.array(call, this);
            case MAP_VALUE_CONSTRUCTOR -> CollectionConverter.map(call, this);
            case ITEM -> CollectionConverter.item(call, this);
            case LIKE -> like(Operators.LIKE, call);
            case SIMILAR, POSIX_REGEX_CASE_SENSITIVE, POSIX_REGEX_CASE_INSENSITIVE ->
                FunctionConverter.regex(call, this);
            default -> FunctionConverter.convert(call, this);
        };
    }

    Expression operand(RexCall call, int index) {
        return convert(call.getOperands().get(index));
    }

    /** The type that the algebra gives an expression. */
    static Type type(RexNode node) {
        return TypeMapping.fromCalcite(node.getType());
    }

    private Expression compare(String operator, RexCall call) {
        return Coercion.compare(operator, operand(call, 0), operand(call, 1));
    }

    private Expression like(String operator, RexCall call) {
        List<Expression> arguments = new ArrayList<>();
        for (Expression argument : convert(call.getOperands())) {
            arguments.add(Coercion.asVarchar(argument));
        }
        return new Call(
                call.getOperator().getName().contains("ILIKE") ? Operators.ILIKE : operator,
                arguments,
                SimpleType.BOOLEAN);
    }

    private Expression form(Form form, RexCall call) {
        return new SpecialForm(form, convert(call.getOperands()), type(call));
    }

    private Expression cast(RexCall call, boolean safe) {
        Expression value = operand(call, 0);
        Type type = type(call);
        if (!safe) {
            return Coercion.cast(value, type);
        }
        Expression cast = Coercion.cast(value, type);
        return cast instanceof Cast ? new Cast(value, type, true) : cast;
    }

    /** Calcite's change of a type that keeps the bits, which it applies to intervals of one kind. */
    private Expression reinterpret(RexCall call) {
        Expression value = operand(call, 0);
        if (!value.type().equals(type(call))) {
            throw new MesquiteException(
                    ErrorCode.NOT_SUPPORTED,
                    "a value of type " + value.type().sql() + " can't be used as "
                            + type(call).sql());
        }
        return value;
    }

    private Expression field(RexFieldAccess access) {
        if (access.getReferenceExpr().getKind() == org.apache.calcite.sql.SqlKind.CORREL_VARIABLE) {
            throw new MesquiteException(
                    ErrorCode.NOT_SUPPORTED,
                    "a subquery uses column " + access.getField().getName()
                            + " of the query around it in a way that is not supported; write it as a join");
        }
        Expression row = convert(access.getReferenceExpr());
        RelDataType rowType = access.getReferenceExpr().getType();
        long index = rowType.getFieldList().indexOf(access.getField());
        return new SpecialForm(Form.FIELD, List.of(row, new Constant(index, SimpleType.BIGINT)), type(access));
    }
}
