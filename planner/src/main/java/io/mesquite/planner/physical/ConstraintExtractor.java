package io.mesquite.planner.physical;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a predicate says about the values of single columns. The constraint holds for every row for which the predicate is
 * true; the other way round it need not.
 */
final class ConstraintExtractor {
    private final List<Column> columns;

    private ConstraintExtractor(List<Column> columns) {
        this.columns = columns;
    }

    /** @param predicate over the columns, by their index */
    static Constraint extract(Expression predicate, List<Column> columns) {
        return new ConstraintExtractor(columns).extract(predicate);
    }

    private Constraint extract(Expression predicate) {
        if (predicate instanceof SpecialForm form) {
            return switch (form.form()) {
                case AND -> form.arguments().stream().map(this::extract).reduce(Constraint.ALL, Constraint::intersect);
                case OR ->
                    form.arguments().stream()
                            .map(this::extract)
                            .reduce(this::union)
                            .orElse(Constraint.ALL);
                case IN -> in(form.arguments());
                case IS_NULL -> of(form.arguments().get(0), Domain.ONLY_NULL);
                default -> Constraint.ALL;
            };
        } else if (predicate instanceof Call call) {
            return call(call);
        }
        return of(predicate, Domain.of(Range.equal(true)));
    }

    private Constraint call(Call call) {
        if (call.function().equals(Operators.NOT)) {
            return not(call.arguments().get(0));
        } else if (call.function().equals(Operators.LIKE)) {
            return like(call.arguments());
        } else if (call.arguments().size() != 2) {
            return Constraint.ALL;
        }
        Expression left = call.arguments().get(0);
        Expression right = call.arguments().get(1);
        if (right instanceof Constant constant) {
            return comparison(call.function(), left, constant);
        }
        return Constraint.ALL;
    }

    private Constraint not(Expression negated) {
        if (negated instanceof SpecialForm form && form.form() == SpecialForm.Form.IS_NULL) {
            return of(form.arguments().get(0), Domain.NOT_NULL);
        }
        return of(negated, Domain.of(Range.equal(false)));
    }

    private Constraint comparison(String operator, Expression column, Constant constant) {
        if (!sameValues(column.type(), constant.type())) {
            return Constraint.ALL;
        }
        Object value = constant.value();
        if (value == null) {
            return operator.equals(Operators.IS_NOT_DISTINCT_FROM) ? of(column, Domain.ONLY_NULL) : Constraint.ALL;
        }
        return switch (operator) {
            case Operators.EQUAL, Operators.IS_NOT_DISTINCT_FROM -> of(column, Domain.of(Range.equal(value)));
            case Operators.NOT_EQUAL ->
                of(column, new Domain(List.of(Range.lessThan(value), Range.greaterThan(value)), false));
            case Operators.LESS_THAN -> of(column, Domain.of(Range.lessThan(value)));
            case Operators.LESS_THAN_OR_EQUAL -> of(column, Domain.of(Range.atMost(value)));
            case Operators.GREATER_THAN -> of(column, Domain.of(Range.greaterThan(value)));
            case Operators.GREATER_THAN_OR_EQUAL -> of(column, Domain.of(Range.atLeast(value)));
            default -> Constraint.ALL;
        };
    }

    private Constraint in(List<Expression> arguments) {
        List<Object> values = new ArrayList<>();
        for (Expression candidate : arguments.subList(1, arguments.size())) {
            if (!(candidate instanceof Constant constant)
                    || !sameValues(arguments.get(0).type(), constant.type())) {
                return Constraint.ALL;
            }
            if (constant.value() != null) {
                values.add(constant.value());
            }
        }
        return of(arguments.get(0), Domain.ofValues(values));
    }

    /** The texts that start as the pattern does before its first wildcard. */
    private Constraint like(List<Expression> arguments) {
        boolean plain =
                arguments.size() == 2 && arguments.get(1) instanceof Constant constant && constant.value() != null;
        if (!plain) {
            return Constraint.ALL;
        }
        byte[] pattern = ((Bytes) ((Constant) arguments.get(1)).value()).array();
        int length = 0;
        while (length < pattern.length && pattern[length] != '%' && pattern[length] != '_' && pattern[length] != '\\') {
            length++;
        }
        if (length == 0) {
            return Constraint.ALL;
        }
        Bytes prefix = new Bytes(java.util.Arrays.copyOf(pattern, length));
        if (length == pattern.length) {
            return of(arguments.get(0), Domain.of(Range.equal(prefix)));
        }
        // UTF-8 has no byte 0xFF, so that the last byte can always be counted up
        byte[] end = prefix.array().clone();
        end[length - 1]++;
        return of(arguments.get(0), Domain.of(new Range(prefix, true, new Bytes(end), false)));
    }

    private Constraint of(Expression expression, Domain domain) {
        return expression instanceof InputReference reference && isOrdered(reference.type())
                ? Constraint.of(columns.get(reference.channel()).name(), domain)
                : Constraint.ALL;
    }

    private static boolean isOrdered(Type type) {
        return switch (type.layout()) {
            case ARRAY, MAP, ROW -> false;
            default -> type != SimpleType.JSON && type != SimpleType.UUID;
        };
    }

    private static boolean sameValues(Type column, Type constant) {
        return column.equals(constant) || column instanceof VarcharType && constant instanceof VarcharType;
    }

    /** What holds for the columns that both sides of an OR restrict. */
    private Constraint union(Constraint left, Constraint right) {
        Map<String, Domain> domains = new LinkedHashMap<>();
        left.domains().forEach((column, domain) -> domains.put(column, domain.union(right.domain(column))));
        return new Constraint(domains);
    }
}
