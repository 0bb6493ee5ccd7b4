package io.mesquite.parser;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * One parameter of one lambda. Where the body names it stands a call of this operator without operands, so that no one looks for a
 * column of that name.
 */
public final class LambdaParameter extends SqlSpecialOperator {
    private final int index;

    /** @param index the parameter's number among those of its lambda and of all lambdas around it */
    LambdaParameter(String name, int index) {
        super(name, SqlKind.OTHER_FUNCTION);
        this.index = index;
    }

    /** A validator, which knows the types of parameters from the functions that the lambdas are given to. */
    public interface Types {
        /** @throws io.mesquite.spi.error.MesquiteException where the lambda is given to no function that takes one */
        RelDataType of(LambdaParameter parameter, SqlCall use);
    }

    public int index() {
        return index;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        return ((Types) validator).of(this, call);
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return SqlOperandCountRanges.of(0);
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        writer.identifier(getName(), false);
    }
}
