package io.mesquite.parser;

import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/** {@code TRY(x)}: null where computing x fails because of its data. */
public final class TryFunction extends SqlFunction {
    public static final TryFunction INSTANCE = new TryFunction();

    private TryFunction() {
        super(
                "TRY",
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.ARG0_FORCE_NULLABLE,
                null,
                OperandTypes.ANY,
                SqlFunctionCategory.SYSTEM);
    }
}
