package io.mesquite.engine.function;

import io.mesquite.plan.function.FunctionDescription;
import io.mesquite.plan.function.FunctionKind;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One overload of a function.
 *
 * @param name lower case
 * @param parameters the argument types it takes; see {@link TypePattern}
 * @param variadic whether the last parameter may be given any number of times, but at least once
 * @param intermediateType for aggregates that work in two steps
 * @param deterministic whether equal arguments give equal results
 * @param hidden whether it is an operator's function, which users do not call by name
 */
public record FunctionDefinition(
        String name,
        FunctionKind kind,
        List<TypePattern> parameters,
        boolean variadic,
        ReturnType returnType,
        Optional<ReturnType> intermediateType,
        boolean deterministic,
        boolean hidden,
        String description,
        FunctionImplementation implementation) {
    public FunctionDefinition {
        parameters = List.copyOf(parameters);
    }

    public static FunctionDefinition scalar(
            String name,
            List<TypePattern> parameters,
            ReturnType returnType,
            String description,
            FunctionImplementation implementation) {
        return new FunctionDefinition(
                name,
                FunctionKind.SCALAR,
                parameters,
                false,
                returnType,
                Optional.empty(),
                true,
                false,
                description,
                implementation);
    }

    /** An aggregate that works in two steps where {@code intermediateType} is there. */
    public static FunctionDefinition aggregate(
            String name,
            List<TypePattern> parameters,
            ReturnType returnType,
            Optional<ReturnType> intermediateType,
            String description,
            FunctionImplementation implementation) {
        return new FunctionDefinition(
                name,
                FunctionKind.AGGREGATE,
                parameters,
                false,
                returnType,
                intermediateType,
                true,
                false,
                description,
                implementation);
    }

    public static FunctionDefinition window(
            String name,
            List<TypePattern> parameters,
            ReturnType returnType,
            String description,
            FunctionImplementation implementation) {
        return new FunctionDefinition(
                name,
                FunctionKind.WINDOW,
                parameters,
                false,
                returnType,
                Optional.empty(),
                true,
                false,
                description,
                implementation);
    }

    /** The same overload that takes its last parameter any number of times, but at least once. */
    public FunctionDefinition withVariableArguments() {
        return new FunctionDefinition(
                name,
                kind,
                parameters,
                true,
                returnType,
                intermediateType,
                deterministic,
                hidden,
                description,
                implementation);
    }

    /** The same overload, whose results may differ for equal arguments. */
    public FunctionDefinition withVaryingResults() {
        return new FunctionDefinition(
                name,
                kind,
                parameters,
                variadic,
                returnType,
                intermediateType,
                false,
                hidden,
                description,
                implementation);
    }

    /** The same overload under another name. */
    public FunctionDefinition named(String other) {
        return new FunctionDefinition(
                other,
                kind,
                parameters,
                variadic,
                returnType,
                intermediateType,
                deterministic,
                hidden,
                description,
                implementation);
    }

    /** The same overload as an operator's function. */
    public FunctionDefinition asOperator() {
        return new FunctionDefinition(
                name,
                kind,
                parameters,
                variadic,
                returnType,
                intermediateType,
                deterministic,
                true,
                description,
                implementation);
    }

    /** The types that arguments are cast to, and what the casts cost; empty where the arguments can't be taken. */
    Optional<Match> match(List<Type> arguments) {
        boolean countFits = variadic ? arguments.size() >= parameters.size() : arguments.size() == parameters.size();
        if (!countFits) {
            return Optional.empty();
        }
        Map<String, Type> variables = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (!parameter(i).bind(arguments.get(i), variables)) {
                return Optional.empty();
            }
        }
        List<Type> types = new ArrayList<>();
        int cost = variadic ? 1 : 0;
        for (int i = 0; i < arguments.size(); i++) {
            Type type = parameter(i).resolve(arguments.get(i), variables);
            types.add(type);
            cost += Coercions.cost(arguments.get(i), type).orElse(Coercions.EXPENSIVE);
        }
        return Optional.of(new Match(this, types, cost));
    }

    /** See {@link io.mesquite.plan.function.FunctionCatalog#lambdaParameters}. */
    Optional<List<Type>> lambdaParameters(List<Optional<Type>> arguments, int argument, int count) {
        if (arguments.size() != parameters.size()
                || !(parameters.get(argument) instanceof TypePattern.LambdaOf lambda)
                || lambda.parameters().size() != count) {
            return Optional.empty();
        }
        Map<String, Type> variables = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).isPresent()
                    && !parameter(i).bind(arguments.get(i).get(), variables)) {
                return Optional.empty();
            }
        }
        return Optional.of(lambda.parameters().stream()
                .map(parameter -> parameter.resolve(SimpleType.UNKNOWN, variables))
                .toList());
    }

    FunctionDescription describe() {
        String list = parameters.stream().map(TypePattern::text).collect(Collectors.joining(", "));
        String text = name + "(" + list + (variadic ? ", …" : "") + ") → " + returnType.text();
        return new FunctionDescription(name, kind, text, description);
    }

    private TypePattern parameter(int index) {
        return parameters.get(Math.min(index, parameters.size() - 1));
    }

    /** An overload that takes the arguments as {@code argumentTypes}. */
    record Match(FunctionDefinition definition, List<Type> argumentTypes, int cost) {}
}
