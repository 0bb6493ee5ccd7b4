package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.plan.function.FunctionKind;
import io.mesquite.plan.function.FunctionSignature;
import io.mesquite.plan.node.AggregateCall;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;

/** Aggregate functions and their arguments, which become columns. */
final class AggregateCallConverter {
    private final FunctionCatalog functions;
    private final Columns columns;

    AggregateCallConverter(FunctionCatalog functions, Columns columns) {
        this.functions = functions;
        this.columns = columns;
    }

    AggregateCall convert(org.apache.calcite.rel.core.AggregateCall call) {
        String name = name(call.getAggregation());
        if (call.distinctKeys != null) {
            throw new MesquiteException(ErrorCode.NOT_SUPPORTED, "WITHIN DISTINCT is not supported");
        }
        List<Expression> arguments = new ArrayList<>();
        call.getArgList().forEach(channel -> arguments.add(new InputReference(channel, columns.type(channel))));
        if (call.getAggregation().getKind() == SqlKind.LITERAL_AGG) {
            arguments.add(LiteralConverter.convert((org.apache.calcite.rex.RexLiteral) call.rexList.get(0)));
        }
        if (name.equals("count") && arguments.size() > 1 && !call.isDistinct()) {
            Expression allPresent = whereAllPresent(arguments);
            arguments.clear();
            arguments.add(allPresent);
        }
        FunctionSignature signature = resolve(FunctionKind.AGGREGATE, name, arguments, functions);
        List<Integer> channels = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            channels.add(columns.channel(
                    argument(arguments.get(i), signature.argumentTypes().get(i))));
        }
        boolean distinctMatters = !name.equals("min") && !name.equals("max") && !name.equals("any_value");
        return new AggregateCall(
                signature.name(),
                channels,
                call.isDistinct() && distinctMatters,
                call.filterArg < 0 ? OptionalInt.empty() : OptionalInt.of(call.filterArg),
                SortConverter.keys(call.getCollation()),
                signature.intermediateType().orElse(signature.returnType()),
                signature.returnType());
    }

    static FunctionSignature resolve(
            FunctionKind kind, String name, List<Expression> arguments, FunctionCatalog functions) {
        return functions
                .resolve(kind, name, arguments.stream().map(Expression::type).toList())
                .orElseThrow(() -> FunctionConverter.notFound(name, arguments));
    }

    static Expression argument(Expression argument, Type type) {
        return Coercion.comparable(argument.type(), type) ? argument : Coercion.cast(argument, type);
    }

    static String name(SqlAggFunction function) {
        return switch (function.getKind()) {
            case SUM0 -> "sum";
            case LITERAL_AGG -> "any_value";
            default -> function.getName().toLowerCase(Locale.ROOT);
        };
    }

    /** COUNT(a, b) counts the rows where none of them is null. */
    private static Expression whereAllPresent(List<Expression> arguments) {
        Expression anyNull =
                Conditions.or(arguments.stream().map(Conditions::isNull).toList());
        return new SpecialForm(
                SpecialForm.Form.CASE,
                List.of(anyNull, new Constant(null, SimpleType.BOOLEAN), Conditions.TRUE),
                SimpleType.BOOLEAN);
    }

    static Constant zero(Type type) {
        Constant zero = new Constant(0L, SimpleType.BIGINT);
        return ConstantCast.exactly(zero, type)
                .orElseThrow(() -> new IllegalStateException("a sum of type " + type.sql()));
    }
}
