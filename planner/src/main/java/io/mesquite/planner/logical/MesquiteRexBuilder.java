package io.mesquite.planner.logical;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.NlsString;

/** Makes expressions whose string literals are of type VARCHAR, see {@link VarcharLiteral}. */
public final class MesquiteRexBuilder extends RexBuilder {
    MesquiteRexBuilder(RelDataTypeFactory typeFactory) {
        super(typeFactory);
    }

    @Override
    public RexLiteral makeCharLiteral(NlsString text) {
        return makeLiteral(text, typeFactory.createSqlType(SqlTypeName.VARCHAR), SqlTypeName.CHAR);
    }

    /** The literal as one of another type with the same kind of values, be it nullable or of another length. */
    public RexLiteral withType(RexLiteral literal, RelDataType type) {
        return makeLiteral(literal.getValueAs(Comparable.class), type, literal.getTypeName());
    }
}
