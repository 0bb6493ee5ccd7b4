package io.mesquite.plan.text;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Cast;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.Lambda;
import io.mesquite.plan.expression.LambdaArgument;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.type.RowType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Expressions as SQL writes them, with the names of columns. */
final class ExpressionText {
    private record Infix(String symbol, int precedence) {}

    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int COMPARISON = 4;
    private static final int SUM = 5;
    private static final int PRODUCT = 6;
    private static final int ATOM = 8;

    private static final Map<String, Infix> INFIX = Map.ofEntries(
            Map.entry(Operators.ADD, new Infix(" + ", SUM)),
            Map.entry(Operators.SUBTRACT, new Infix(" - ", SUM)),
            Map.entry(Operators.MULTIPLY, new Infix(" * ", PRODUCT)),
            Map.entry(Operators.DIVIDE, new Infix(" / ", PRODUCT)),
            Map.entry(Operators.MODULUS, new Infix(" % ", PRODUCT)),
            Map.entry(Operators.CONCAT, new Infix(" || ", SUM)),
            Map.entry(Operators.EQUAL, new Infix(" = ", COMPARISON)),
            Map.entry(Operators.NOT_EQUAL, new Infix(" <> ", COMPARISON)),
            Map.entry(Operators.LESS_THAN, new Infix(" < ", COMPARISON)),
            Map.entry(Operators.LESS_THAN_OR_EQUAL, new Infix(" <= ", COMPARISON)),
            Map.entry(Operators.GREATER_THAN, new Infix(" > ", COMPARISON)),
            Map.entry(Operators.GREATER_THAN_OR_EQUAL, new Infix(" >= ", COMPARISON)),
            Map.entry(Operators.IS_DISTINCT_FROM, new Infix(" is distinct from ", COMPARISON)),
            Map.entry(Operators.IS_NOT_DISTINCT_FROM, new Infix(" is not distinct from ", COMPARISON)),
            Map.entry(Operators.LIKE, new Infix(" like ", COMPARISON)),
            Map.entry(Operators.ILIKE, new Infix(" ilike ", COMPARISON)));

    private final List<String> columns;

    private ExpressionText(List<String> columns) {
        this.columns = columns;
    }

    /** @param columns the names of the columns that the expression sees */
    static String of(Expression expression, List<String> columns) {
        return new ExpressionText(columns).text(expression, 0);
    }

    /** The text, in parentheses where it binds less than what is around it. */
    private String text(Expression expression, int precedenceAround) {
        int precedence = precedence(expression);
        String text = text(expression);
        return precedence < precedenceAround ? "(" + text + ")" : text;
    }

    private static int precedence(Expression expression) {
        if (expression instanceof Call call) {
            if (isNotOf(call)) {
                return COMPARISON;
            } else if (call.function().equals(Operators.NOT)) {
                return NOT;
            }
            Infix infix = call.arguments().size() == 2 ? INFIX.get(call.function()) : null;
            return infix == null ? ATOM : infix.precedence();
        } else if (expression instanceof SpecialForm form) {
            return switch (form.form()) {
                case OR -> OR;
                case AND -> AND;
                case IN, IS_NULL -> COMPARISON;
                default -> ATOM;
            };
        }
        return expression instanceof Lambda ? 0 : ATOM;
    }

    private String text(Expression expression) {
        if (expression instanceof InputReference reference) {
            return columns.get(reference.channel());
        } else if (expression instanceof Call call) {
            return call(call);
        } else if (expression instanceof SpecialForm form) {
            return form(form);
        } else if (expression instanceof Cast cast) {
            return (cast.safe() ? "try_cast(" : "cast(") + text(cast.value(), 0) + " as "
                    + cast.type().sql() + ")";
        } else if (expression instanceof Lambda lambda) {
            String parameters =
                    lambda.parameters().stream().map(LambdaArgument::name).collect(Collectors.joining(", ", "(", ")"));
            return parameters + " -> " + text(lambda.body(), 0);
        } else if (expression instanceof Constant constant) {
            return constant.toString();
        }
        return ((LambdaArgument) expression).name();
    }

    private String call(Call call) {
        List<Expression> arguments = call.arguments();
        if (isNotOf(call)) {
            return negated(arguments.get(0));
        } else if (call.function().equals(Operators.NOT)) {
            return "not " + text(arguments.get(0), NOT);
        } else if (call.function().equals(Operators.NEGATE)) {
            return "-" + text(arguments.get(0), ATOM);
        }
        Infix infix = INFIX.get(call.function());
        if (infix != null && arguments.size() == 2) {
            return text(arguments.get(0), infix.precedence())
                    + infix.symbol()
                    + text(arguments.get(1), infix.precedence() + 1);
        }
        return function(call.function(), arguments);
    }

    /** Whether SQL has a negated form of its own: NOT LIKE, NOT IN, IS NOT NULL. */
    private static boolean isNotOf(Call call) {
        if (!call.function().equals(Operators.NOT)) {
            return false;
        }
        Expression operand = call.arguments().get(0);
        return operand instanceof SpecialForm form
                        && (form.form() == SpecialForm.Form.IN || form.form() == SpecialForm.Form.IS_NULL)
                || operand instanceof Call inner
                        && inner.arguments().size() == 2
                        && (inner.function().equals(Operators.LIKE)
                                || inner.function().equals(Operators.ILIKE));
    }

    private String negated(Expression operand) {
        if (operand instanceof Call like) {
            return text(like.arguments().get(0), COMPARISON + 1) + " not " + like.function() + " "
                    + text(like.arguments().get(1), COMPARISON + 1);
        }
        SpecialForm form = (SpecialForm) operand;
        return form.form() == SpecialForm.Form.IN
                ? in(form, " not in ")
                : text(form.arguments().get(0), COMPARISON + 1) + " is not null";
    }

    private String form(SpecialForm form) {
        List<Expression> arguments = form.arguments();
        return switch (form.form()) {
            case AND -> joined(arguments, " and ", AND + 1);
            case OR -> joined(arguments, " or ", OR + 1);
            case IN -> in(form, " in ");
            case IS_NULL -> text(arguments.get(0), COMPARISON + 1) + " is null";
            case CASE -> caseText(arguments);
            case FIELD -> field(arguments);
            case ARRAY -> "array[" + joined(arguments, ", ", 0) + "]";
            case COALESCE, NULLIF, ROW, TRY ->
                function(form.form().name().toLowerCase(java.util.Locale.ROOT), arguments);
        };
    }

    private String in(SpecialForm form, String operator) {
        List<Expression> arguments = form.arguments();
        return text(arguments.get(0), COMPARISON + 1) + operator + "("
                + joined(arguments.subList(1, arguments.size()), ", ", 0) + ")";
    }

    private String caseText(List<Expression> arguments) {
        StringBuilder text = new StringBuilder("case");
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            text.append(" when ").append(text(arguments.get(i), 0));
            text.append(" then ").append(text(arguments.get(i + 1), 0));
        }
        return text.append(" else ")
                .append(text(arguments.get(arguments.size() - 1), 0))
                .append(" end")
                .toString();
    }

    private String field(List<Expression> arguments) {
        Expression row = arguments.get(0);
        int index = ((Long) ((Constant) arguments.get(1)).value()).intValue();
        return text(row, ATOM) + "."
                + ((RowType) row.type()).fields().get(index).name();
    }

    private String function(String name, List<Expression> arguments) {
        return name + "(" + joined(arguments, ", ", 0) + ")";
    }

    private String joined(List<Expression> expressions, String separator, int precedence) {
        return expressions.stream()
                .map(expression -> text(expression, precedence))
                .collect(Collectors.joining(separator));
    }
}
