package io.mesquite.planner.logical;

import io.mesquite.parser.LambdaOperator;
import io.mesquite.parser.LambdaParameter;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.Position;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * The types of lambdas' parameters, which follow from the function that a lambda is given to and from its other arguments.
 *
 * <pre>
 * reduce(prices, 0, (s, x) -> s + x, s -> s / 2)     prices ARRAY(BIGINT)
 *                    s INTEGER, x BIGINT             but the body is BIGINT, and so is s then
 *                    s BIGINT                        as the first body is
 * </pre>
 */
final class LambdaTypes {
    /** How often the types may grow with those of bodies before they are taken as they are. */
    private static final int ROUNDS = 3;

    private final FunctionCatalog functions;
    private final SqlValidator validator;
    private final Map<LambdaParameter, RelDataType> types = new IdentityHashMap<>();

    LambdaTypes(FunctionCatalog functions, SqlValidator validator) {
        this.functions = functions;
        this.validator = validator;
    }

    RelDataType of(LambdaParameter parameter, SqlCall use) {
        RelDataType type = types.get(parameter);
        if (type == null) {
            throw misplaced(use);
        }
        return type;
    }

    /** Gives the parameters of a call's lambdas their types. Does nothing where it is known already. */
    void derive(SqlCall call, SqlValidatorScope scope) {
        if (call.getOperator() == LambdaOperator.INSTANCE || !isNew(call)) {
            return;
        }
        String name = call.getOperator().getName().toLowerCase(Locale.ROOT);
        List<SqlNode> operands = call.getOperandList();
        List<Optional<Type>> known = new ArrayList<>();
        for (SqlNode operand : operands) {
            known.add(LambdaOperator.isLambda(operand) ? Optional.empty() : Optional.of(type(operand, scope)));
        }
        for (int i = 0; i < operands.size(); i++) {
            if (LambdaOperator.isLambda(operands.get(i))) {
                derive(name, (SqlCall) operands.get(i), known, i, scope);
            }
        }
    }

    private boolean isNew(SqlCall call) {
        for (SqlNode operand : call.getOperandList()) {
            if (LambdaOperator.isLambda(operand)
                    && !types.keySet().containsAll(LambdaOperator.parameters((SqlCall) operand))) {
                return true;
            } else if (LambdaOperator.isLambda(operand)
                    && LambdaOperator.parameters((SqlCall) operand).isEmpty()) {
                throw misplaced((SqlCall) operand);
            }
        }
        return false;
    }

    private void derive(
            String name, SqlCall lambda, List<Optional<Type>> known, int argument, SqlValidatorScope scope) {
        List<LambdaParameter> parameters = LambdaOperator.parameters(lambda);
        List<Type> given = null;
        for (int round = 0; round < ROUNDS; round++) {
            List<Type> asked = functions
                    .lambdaParameters(name, known, argument, parameters.size())
                    .orElseThrow(() -> misplaced(lambda));
            if (asked.equals(given)) {
                return;
            }
            given = asked;
            for (int i = 0; i < asked.size(); i++) {
                types.put(parameters.get(i), TypeMapping.toCalcite(validator.getTypeFactory(), asked.get(i), true));
            }
            forget(lambda);
            known.set(argument, Optional.of(type(lambda, scope)));
        }
    }

    private Type type(SqlNode operand, SqlValidatorScope scope) {
        return TypeMapping.fromCalcite(validator.deriveType(scope, operand));
    }

    /** What was derived of the body with other types does not hold any more. */
    private void forget(SqlCall lambda) {
        lambda.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlIdentifier name) {
                validator.removeValidatedNodeType(name);
                return null;
            }

            @Override
            public Void visit(SqlCall call) {
                validator.removeValidatedNodeType(call);
                if (LambdaOperator.isLambda(call)) {
                    types.keySet().removeAll(call == lambda ? List.of() : LambdaOperator.parameters(call));
                }
                return super.visit(call);
            }
        });
    }

    private static MesquiteException misplaced(SqlCall lambda) {
        SqlParserPos place = lambda.getParserPosition();
        Position position = new Position(place.getLineNum(), place.getColumnNum());
        return new MesquiteException(
                ErrorCode.TYPE_MISMATCH,
                "the lambda at " + position
                        + " is given to no function that takes one there; transform(array, x -> …) is one, and SHOW FUNCTIONS"
                        + " lists what each takes",
                Optional.of(position),
                null);
    }
}
