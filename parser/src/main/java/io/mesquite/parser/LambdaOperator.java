package io.mesquite.parser;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * A lambda as a call: the body, then the parameters, each a call of a {@link LambdaParameter}. Its type is the body's. Unlike Calcite's
 * own form it lets the body see the columns around it, and lambdas stand in lambdas.
 */
public final class LambdaOperator extends SqlSpecialOperator {
    public static final LambdaOperator INSTANCE = new LambdaOperator();

    private LambdaOperator() {
        super("->", SqlKind.OTHER_FUNCTION, 2, true, ReturnTypes.ARG0, null, null);
    }

    public static boolean isLambda(SqlNode node) {
        return node instanceof SqlCall call && call.getOperator() == INSTANCE;
    }

    /** The parameters of a lambda. */
    public static List<LambdaParameter> parameters(SqlCall lambda) {
        return lambda.getOperandList().stream()
                .skip(1)
                .map(operand -> (LambdaParameter) ((SqlCall) operand).getOperator())
                .toList();
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
        return validator.deriveType(scope, call.operand(0));
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return SqlOperandCountRanges.from(1);
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        SqlWriter.Frame list = writer.startList("(", ")");
        for (SqlNode parameter : call.getOperandList().subList(1, call.operandCount())) {
            writer.sep(",");
            parameter.unparse(writer, 0, 0);
        }
        writer.endList(list);
        writer.keyword("->");
        call.operand(0).unparse(writer, 0, 0);
    }
}
