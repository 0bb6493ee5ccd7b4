package io.mesquite.engine.function.scalar;

import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.FunctionRegistry;
import io.mesquite.engine.function.LambdaFunction;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.function.ScalarFunction;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.plan.function.FunctionKind;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.List;

/** Takes the scalar functions down, one line a function. */
public final class FunctionTable {
    static final TypePattern VARCHAR = TypePattern.of(VarcharType.UNBOUNDED);
    static final TypePattern VARBINARY = TypePattern.of(SimpleType.VARBINARY);
    static final TypePattern BIGINT = TypePattern.of(SimpleType.BIGINT);
    static final TypePattern DOUBLE = TypePattern.of(SimpleType.DOUBLE);
    static final TypePattern DATE = TypePattern.of(SimpleType.DATE);
    static final TypePattern TIMESTAMP = TypePattern.of(SimpleType.TIMESTAMP);
    static final TypePattern TIMESTAMP_WITH_TIME_ZONE = TypePattern.of(SimpleType.TIMESTAMP_WITH_TIME_ZONE);
    static final TypePattern TIME = TypePattern.of(SimpleType.TIME);
    static final TypePattern BOOLEAN = TypePattern.of(SimpleType.BOOLEAN);
    static final Type TEXT = VarcharType.UNBOUNDED;

    private final FunctionRegistry.Builder builder;

    public FunctionTable(FunctionRegistry.Builder builder) {
        this.builder = builder;
    }

    /** A function that is null where an argument is null. */
    FunctionTable add(
            String name, List<TypePattern> parameters, Type returnType, String description, RowFunction function) {
        return add(name, parameters, ReturnType.of(returnType), description, RowFunction.strict(function));
    }

    FunctionTable add(
            String name,
            List<TypePattern> parameters,
            ReturnType returnType,
            String description,
            ScalarFunction function) {
        return add(FunctionDefinition.scalar(name, parameters, returnType, description, function));
    }

    /** A function that takes lambdas. */
    FunctionTable addTaking(
            String name,
            List<TypePattern> parameters,
            ReturnType returnType,
            String description,
            LambdaFunction function) {
        return add(FunctionDefinition.scalar(name, parameters, returnType, description, function));
    }

    FunctionTable add(FunctionDefinition definition) {
        builder.add(definition);
        return this;
    }

    FunctionTable alias(String name, String... others) {
        for (String other : others) {
            builder.alias(FunctionKind.SCALAR, name, other);
        }
        return this;
    }
}
