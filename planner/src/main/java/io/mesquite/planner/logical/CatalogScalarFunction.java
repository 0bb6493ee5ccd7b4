package io.mesquite.planner.logical;

import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.plan.function.FunctionKind;
import io.mesquite.plan.function.FunctionSignature;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;

/** A function of the engine, of which Calcite knows no more than its name and, through the engine, its types. */
final class CatalogScalarFunction extends SqlFunction {
    /** The arguments that functions such as RANDOM, which may differ from row to row, take. */
    private static final List<List<Type>> ARGUMENTS =
            List.of(List.of(), List.of(SimpleType.BIGINT), List.of(SimpleType.BIGINT, SimpleType.BIGINT));

    private final boolean deterministic;

    CatalogScalarFunction(String name, FunctionCatalog functions) {
        this(name, new CatalogSignature(functions, FunctionKind.SCALAR, name));
    }

    private CatalogScalarFunction(String name, CatalogSignature signature) {
        super(
                name.toUpperCase(Locale.ROOT),
                SqlKind.OTHER_FUNCTION,
                signature,
                null,
                signature,
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
        this.deterministic = ARGUMENTS.stream().allMatch(types -> signature
                .functions()
                .resolve(FunctionKind.SCALAR, name, types)
                .map(FunctionSignature::deterministic)
                .orElse(true));
    }

    @Override
    public boolean isDeterministic() {
        return deterministic;
    }
}
