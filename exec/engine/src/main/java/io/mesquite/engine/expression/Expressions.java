package io.mesquite.engine.expression;

import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.FunctionRegistry;
import io.mesquite.engine.function.Kernel;
import io.mesquite.engine.function.LambdaFunction;
import io.mesquite.engine.function.ScalarFunction;
import io.mesquite.engine.function.operator.CastKernels;
import io.mesquite.engine.function.operator.OperatorKernels;
import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Cast;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.ConstantEvaluator;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.Lambda;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.function.FunctionKind;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Compiles expressions to trees of kernels. What can be prepared once (patterns, sets, casts of constants) is prepared at
 * compilation and shared; only scratch arrays are made for each lane.
 */
public final class Expressions implements ExpressionCompiler, ConstantEvaluator {
    private final FunctionRegistry functions;

    public Expressions(FunctionRegistry functions) {
        this.functions = functions;
    }

    @Override
    public Supplier<Evaluator> compile(Expression expression) {
        return compile(expression, false);
    }

    /** @param ofOneColumn whether what is around the expression already takes dictionaries apart */
    private Supplier<Evaluator> compile(Expression expression, boolean ofOneColumn) {
        int[] channels = Channels.of(expression);
        boolean alone = channels.length == 1 && !(expression instanceof InputReference) && isDeterministic(expression);
        if (!alone || ofOneColumn) {
            return tree(expression, ofOneColumn);
        }
        Supplier<Evaluator> inner = tree(Channels.compact(expression, channels), true);
        Type inputType = inputType(expression);
        return () -> new DictionaryEvaluator(channels[0], inputType, inner.get());
    }

    @Override
    public Supplier<Selector> compilePredicate(Expression predicate) {
        return new Predicates(this).compile(predicate);
    }

    @Override
    public Object evaluate(Expression expression) {
        return tree(expression, true).get().evaluate(Batch.of(1)).value(0);
    }

    /** Whether equal rows always give equal values. */
    boolean isDeterministic(Expression expression) {
        boolean[] deterministic = {true};
        expression.forEach(part -> {
            if (part instanceof Call call) {
                deterministic[0] &=
                        definition(call).map(FunctionDefinition::deterministic).orElse(true);
            }
        });
        return deterministic[0];
    }

    /** An expression to be computed for some rows of a batch. */
    Supplier<Narrowed> narrow(Expression expression) {
        int[] channels = Channels.of(expression);
        Supplier<Evaluator> evaluator = compile(Channels.compact(expression, channels));
        return () -> new Narrowed(channels, evaluator.get());
    }

    /** The type of the only column that an expression reads. */
    static Type inputType(Expression expression) {
        Type[] type = new Type[1];
        expression.forEach(part -> {
            if (part instanceof InputReference reference) {
                type[0] = reference.type();
            }
        });
        return type[0];
    }

    private Supplier<Evaluator> tree(Expression expression, boolean ofOneColumn) {
        if (expression instanceof InputReference reference) {
            int channel = reference.channel();
            return () -> input -> input.column(channel);
        } else if (expression instanceof Constant constant) {
            Vector single =
                    Vectors.constant(constant.type(), constant.value(), 1).single();
            return () -> input -> new ConstantVector(input.size(), single);
        } else if (expression instanceof Call call) {
            return call(call, ofOneColumn);
        } else if (expression instanceof Cast cast) {
            Type from = cast.value().type();
            return kernel(List.of(cast.value()), ofOneColumn, CastKernels.of(from, cast.type(), cast.safe()), true);
        } else if (expression instanceof SpecialForm form) {
            return form(form, ofOneColumn);
        }
        throw unsupported(expression.toString());
    }

    private Supplier<Evaluator> call(Call call, boolean ofOneColumn) {
        List<Type> types = call.arguments().stream().map(Expression::type).toList();
        Optional<Supplier<Kernel>> operator = OperatorKernels.find(call.function(), types, call.type());
        if (operator.isPresent()) {
            return kernel(call.arguments(), ofOneColumn, operator.get(), true);
        }
        FunctionDefinition definition = definition(call)
                .orElseThrow(() -> new MesquiteException(
                        ErrorCode.FUNCTION_NOT_FOUND,
                        "no function " + call.function()
                                + types.stream().map(Type::sql).collect(Collectors.joining(", ", "(", ")"))
                                + "; SHOW FUNCTIONS lists what there is"));
        if (definition.implementation() instanceof LambdaFunction function) {
            return lambdas(call, ofOneColumn, function.prepare(types, call.type()));
        }
        List<ScalarFunction.Argument> arguments = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            boolean constant = argument instanceof Constant;
            Object value = argument instanceof Constant given ? given.value() : null;
            arguments.add(new ScalarFunction.Argument(argument.type(), constant, value));
        }
        ScalarFunction function = (ScalarFunction) definition.implementation();
        return kernel(
                call.arguments(), ofOneColumn, function.prepare(arguments, call.type()), definition.deterministic());
    }

    private Supplier<Evaluator> lambdas(Call call, boolean ofOneColumn, Supplier<LambdaFunction.LambdaKernel> kernel) {
        List<Supplier<Evaluator>> arguments = new ArrayList<>();
        List<Supplier<LambdaEvaluator.Body>> bodies = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            if (argument instanceof Lambda lambda) {
                bodies.add(LambdaBodies.compile(lambda, this));
            } else {
                arguments.add(compile(argument, ofOneColumn));
            }
        }
        return () -> new LambdaEvaluator(
                arguments.stream().map(Supplier::get).toList(),
                bodies.stream().map(Supplier::get).toList(),
                kernel.get());
    }

    private Optional<FunctionDefinition> definition(Call call) {
        List<Type> types = call.arguments().stream().map(Expression::type).toList();
        return functions.find(FunctionKind.SCALAR, call.function(), types);
    }

    private Supplier<Evaluator> form(SpecialForm form, boolean ofOneColumn) {
        List<Expression> arguments = form.arguments();
        Type type = form.type();
        return switch (form.form()) {
            case AND, OR -> {
                boolean and = form.form() == SpecialForm.Form.AND;
                List<Supplier<Narrowed>> operands = narrowed(arguments);
                yield isEager(arguments.subList(1, arguments.size()))
                        ? () -> {
                            Narrowed[] lane = lane(operands);
                            return new SpeculativeEvaluator(
                                    new EagerLogicEvaluator(and, lane), new LogicEvaluator(and, lane));
                        }
                        : () -> new LogicEvaluator(and, lane(operands));
            }
            case CASE -> cases(arguments, type);
            case COALESCE -> {
                List<Supplier<Narrowed>> values = narrowed(arguments);
                yield Blend.takes(type.layout()) && isEager(arguments.subList(1, arguments.size()))
                        ? () -> {
                            Narrowed[] lane = lane(values);
                            return new SpeculativeEvaluator(
                                    new EagerCoalesceEvaluator(lane, type.layout()), new CoalesceEvaluator(lane, type));
                        }
                        : () -> new CoalesceEvaluator(lane(values), type);
            }
            case IN -> in(arguments, ofOneColumn);
            case IS_NULL -> kernel(arguments, ofOneColumn, FormKernels::isNull, true);
            case NULLIF ->
                kernel(
                        arguments,
                        ofOneColumn,
                        () -> FormKernels.nullIf(arguments.get(0).type().layout()),
                        true);
            case ROW -> kernel(arguments, ofOneColumn, FormKernels::row, true);
            case ARRAY -> kernel(arguments, ofOneColumn, () -> FormKernels.array(type), true);
            case FIELD -> {
                int index = Math.toIntExact((Long) ((Constant) arguments.get(1)).value());
                yield kernel(arguments.subList(0, 1), ofOneColumn, () -> FormKernels.field(index), true);
            }
            case TRY -> {
                Supplier<Narrowed> value = narrow(arguments.get(0));
                yield () -> new TryEvaluator(value.get(), type);
            }
        };
    }

    private Supplier<Evaluator> cases(List<Expression> arguments, Type type) {
        List<Supplier<Narrowed>> conditions = new ArrayList<>();
        List<Supplier<Narrowed>> values = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            conditions.add(narrow(arguments.get(i)));
            values.add(narrow(arguments.get(i + 1)));
        }
        values.add(narrow(arguments.get(arguments.size() - 1)));
        if (!Blend.takes(type.layout()) || !isEager(arguments.subList(1, arguments.size()))) {
            return () -> new CaseEvaluator(lane(conditions), lane(values), type);
        }
        return () -> {
            Narrowed[] laneConditions = lane(conditions);
            Narrowed[] laneValues = lane(values);
            return new SpeculativeEvaluator(
                    new EagerCaseEvaluator(laneConditions, laneValues, type.layout()),
                    new CaseEvaluator(laneConditions, laneValues, type));
        };
    }

    /** Whether to compute arguments that only some rows need for all rows. */
    private boolean isEager(List<Expression> lazyArguments) {
        return lazyArguments.stream().allMatch(this::isDeterministic) && Cheapness.isWorthwhile(lazyArguments);
    }

    private Supplier<Evaluator> in(List<Expression> arguments, boolean ofOneColumn) {
        Expression value = arguments.get(0);
        List<Expression> candidates = arguments.subList(1, arguments.size());
        if (candidates.stream().allMatch(Constant.class::isInstance)) {
            List<Object> constants = new ArrayList<>();
            candidates.forEach(candidate -> constants.add(((Constant) candidate).value()));
            return kernel(List.of(value), ofOneColumn, InKernels.of(value.type(), constants), true);
        }
        List<Expression> comparisons = candidates.stream()
                .map(candidate -> (Expression) new Call(Operators.EQUAL, List.of(value, candidate), SimpleType.BOOLEAN))
                .toList();
        return comparisons.size() == 1
                ? tree(comparisons.get(0), ofOneColumn)
                : tree(new SpecialForm(SpecialForm.Form.OR, comparisons, SimpleType.BOOLEAN), ofOneColumn);
    }

    private Supplier<Evaluator> kernel(
            List<Expression> arguments, boolean ofOneColumn, Supplier<Kernel> kernel, boolean deterministic) {
        List<Supplier<Evaluator>> compiled = arguments.stream()
                .map(argument -> compile(argument, ofOneColumn))
                .toList();
        return () -> new CallEvaluator(
                compiled.stream().map(Supplier::get).toArray(Evaluator[]::new), kernel.get(), deterministic);
    }

    private List<Supplier<Narrowed>> narrowed(List<Expression> expressions) {
        return expressions.stream().map(this::narrow).toList();
    }

    private static Narrowed[] lane(List<Supplier<Narrowed>> shared) {
        return shared.stream().map(Supplier::get).toArray(Narrowed[]::new);
    }

    private static MesquiteException unsupported(String expression) {
        return new MesquiteException(
                ErrorCode.NOT_SUPPORTED, "the expression " + expression + " can't be computed here");
    }
}
