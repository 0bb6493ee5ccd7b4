package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.ConstantEvaluator;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.planner.logical.TypeMapping;
import io.mesquite.planner.phase.ConstantFolder;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/** Folds constants with the engine's own functions, so that a folded expression has the value that it would have had. */
public final class EvaluatedConstants implements ConstantFolder {
    private final FunctionCatalog functions;
    private final ConstantEvaluator evaluator;

    public EvaluatedConstants(FunctionCatalog functions, ConstantEvaluator evaluator) {
        this.functions = functions;
        this.evaluator = evaluator;
    }

    @Override
    public Optional<Constant> fold(RexNode expression) {
        try {
            Type wanted = TypeMapping.fromCalcite(expression.getType());
            Expression converted = new ExpressionConverter(functions, List.of()).convert(expression);
            boolean sameType = converted.type().equals(wanted)
                    || converted.type() instanceof VarcharType && wanted instanceof VarcharType;
            return sameType ? Optional.of(new Constant(evaluator.evaluate(converted), wanted)) : Optional.empty();
        } catch (MesquiteException e) {
            // it fails again when a row needs it, with the place and the row's fate decided there
            return Optional.empty();
        }
    }
}
