package io.mesquite.planner.logical;

import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.plan.function.FunctionKind;
import java.util.Locale;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;

/** A function of the engine, of which Calcite knows no more than its name and, through the engine, its types. */
final class CatalogScalarFunction extends SqlFunction {
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
    }
}
