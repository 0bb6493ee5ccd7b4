package io.mesquite.planner.logical;

import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.plan.function.FunctionKind;
import java.util.Locale;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Optionality;

/** An aggregate of the engine that Calcite does not know. */
final class CatalogAggregateFunction extends SqlAggFunction {
    CatalogAggregateFunction(String name, FunctionCatalog functions) {
        this(name, new CatalogSignature(functions, FunctionKind.AGGREGATE, name));
    }

    private CatalogAggregateFunction(String name, CatalogSignature signature) {
        super(
                name.toUpperCase(Locale.ROOT),
                null,
                SqlKind.OTHER_FUNCTION,
                signature,
                null,
                signature,
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                false,
                false,
                Optionality.OPTIONAL);
    }
}
