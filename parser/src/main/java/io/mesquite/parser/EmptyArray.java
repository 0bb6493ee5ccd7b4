package io.mesquite.parser;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeName;

/** {@code ARRAY[]}: an array of nothing, which goes with arrays of any type. */
public final class EmptyArray extends SqlFunction {
    public static final EmptyArray INSTANCE = new EmptyArray();

    private EmptyArray() {
        super(
                Markers.EMPTY_ARRAY,
                SqlKind.OTHER_FUNCTION,
                EmptyArray::type,
                null,
                OperandTypes.NILADIC,
                SqlFunctionCategory.SYSTEM);
    }

    private static RelDataType type(SqlOperatorBinding binding) {
        RelDataTypeFactory factory = binding.getTypeFactory();
        return factory.createArrayType(factory.createSqlType(SqlTypeName.NULL), -1);
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        writer.print("ARRAY[]");
    }
}
