package io.mesquite.planner.logical;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.NlsString;

/** A string in a statement's text, of type VARCHAR; Calcite's own is a CHAR, with which comparisons would be padded. */
final class VarcharLiteral extends SqlCharStringLiteral {
    VarcharLiteral(NlsString value, SqlParserPos position) {
        super(value, position);
    }

    @Override
    public VarcharLiteral clone(SqlParserPos position) {
        return new VarcharLiteral(getValueAs(NlsString.class), position);
    }

    @Override
    public RelDataType createSqlType(RelDataTypeFactory factory) {
        return factory.createSqlType(SqlTypeName.VARCHAR);
    }

    /** Whether {@code node} is a string that is still of type CHAR. */
    static boolean isNeededFor(SqlNode node) {
        return node instanceof SqlCharStringLiteral && !(node instanceof VarcharLiteral);
    }
}
