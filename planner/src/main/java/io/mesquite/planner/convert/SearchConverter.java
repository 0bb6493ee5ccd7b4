package io.mesquite.planner.convert;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.util.Sarg;

/**
 * Calcite's {@code SEARCH(x, Sarg[...])}, which stands for IN lists, ranges and combinations of both, back to comparisons and
 * IN.
 */
final class SearchConverter {
    private SearchConverter() {}

    static Expression convert(RexCall call, ExpressionConverter expressions) {
        Expression value = expressions.convert(call.getOperands().get(0));
        RexLiteral literal = (RexLiteral) call.getOperands().get(1);
        Sarg<?> sarg = literal.getValueAs(Sarg.class);
        RelDataType type = literal.getType();
        Expression condition = condition(value, sarg, type);
        return switch (sarg.nullAs) {
            case UNKNOWN -> condition;
            case TRUE -> Conditions.or(List.of(Conditions.isNull(value), condition));
            case FALSE -> Conditions.and(List.of(Conditions.not(Conditions.isNull(value)), condition));
        };
    }

    private static <C extends Comparable<C>> Expression condition(Expression value, Sarg<C> sarg, RelDataType type) {
        if (sarg.isAll() || sarg.isNone()) {
            Constant answer = sarg.isAll() ? Conditions.TRUE : Conditions.FALSE;
            return sarg.nullAs == RexUnknownAs.UNKNOWN ? nullWhereNull(value, answer) : answer;
        }
        if (sarg.isComplementedPoints()) {
            return Conditions.not(in(value, points(sarg.rangeSet.complement().asRanges(), type)));
        }
        List<Constant> points = new ArrayList<>();
        List<Expression> ranges = new ArrayList<>();
        for (Range<C> range : sarg.rangeSet.asRanges()) {
            if (range.hasLowerBound()
                    && range.hasUpperBound()
                    && range.lowerEndpoint().equals(range.upperEndpoint())) {
                points.add(LiteralConverter.convert(range.lowerEndpoint(), type));
            } else {
                ranges.add(range(value, range, type));
            }
        }
        if (!points.isEmpty()) {
            ranges.add(in(value, points));
        }
        return Conditions.or(ranges);
    }

    private static Expression nullWhereNull(Expression value, Constant answer) {
        Constant unknown = new Constant(null, SimpleType.BOOLEAN);
        return new SpecialForm(
                SpecialForm.Form.CASE, List.of(Conditions.isNull(value), unknown, answer), SimpleType.BOOLEAN);
    }

    private static <C extends Comparable<C>> List<Constant> points(Iterable<Range<C>> ranges, RelDataType type) {
        List<Constant> points = new ArrayList<>();
        ranges.forEach(range -> points.add(LiteralConverter.convert(range.lowerEndpoint(), type)));
        return points;
    }

    private static <C extends Comparable<C>> Expression range(Expression value, Range<C> range, RelDataType type) {
        List<Expression> bounds = new ArrayList<>();
        if (range.hasLowerBound()) {
            bounds.add(Coercion.compare(
                    range.lowerBoundType() == BoundType.CLOSED
                            ? Operators.GREATER_THAN_OR_EQUAL
                            : Operators.GREATER_THAN,
                    value,
                    LiteralConverter.convert(range.lowerEndpoint(), type)));
        }
        if (range.hasUpperBound()) {
            bounds.add(Coercion.compare(
                    range.upperBoundType() == BoundType.CLOSED ? Operators.LESS_THAN_OR_EQUAL : Operators.LESS_THAN,
                    value,
                    LiteralConverter.convert(range.upperEndpoint(), type)));
        }
        return Conditions.and(bounds);
    }

    /** {@code value IN (points)}; equality for a single one. */
    static Expression in(Expression value, List<Constant> points) {
        if (points.size() == 1) {
            return Coercion.compare(Operators.EQUAL, value, points.get(0));
        }
        List<Expression> exact = new ArrayList<>();
        for (Constant point : points) {
            Optional<Constant> ofValueType = ConstantCast.exactly(point, value.type());
            if (ofValueType.isEmpty()) {
                return inCommonType(value, points);
            }
            exact.add(ofValueType.get());
        }
        return inList(value, exact);
    }

    private static Expression inCommonType(Expression value, List<Constant> points) {
        Type common = value.type();
        for (Constant point : points) {
            common = Coercion.commonType(common, point.type());
        }
        Type target = common;
        return inList(
                Coercion.cast(value, target),
                points.stream().map(point -> Coercion.cast(point, target)).toList());
    }

    private static Expression inList(Expression value, List<Expression> candidates) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(value);
        arguments.addAll(candidates);
        return new SpecialForm(SpecialForm.Form.IN, arguments, SimpleType.BOOLEAN);
    }
}
