package io.mesquite.planner.physical;

import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.planner.convert.ExpressionRewriter;
import java.util.List;

/**
 * Two projections on one another become one, unless something would be computed twice.
 *
 * <pre>
 *   Project cast(c), a            →   Project cast(a + b), a
 *     Project a, c = a + b
 * </pre>
 */
final class MergeProjections {
    private MergeProjections() {}

    static PlanNode apply(PlanNode plan, PhysicalContext context) {
        return PlanRewriter.bottomUp(
                plan,
                node -> node instanceof ProjectNode above
                                && above.source() instanceof ProjectNode below
                                && computesNothingTwice(above, below)
                        ? merge(above, below)
                        : node);
    }

    private static ProjectNode merge(ProjectNode above, ProjectNode below) {
        List<Expression> expressions = above.expressions().stream()
                .map(expression -> ExpressionRewriter.replaceInputs(
                        expression, reference -> below.expressions().get(reference.channel())))
                .toList();
        return new ProjectNode(above.id(), below.source(), expressions, above.names());
    }

    private static boolean computesNothingTwice(ProjectNode above, ProjectNode below) {
        int[] uses = new int[below.expressions().size()];
        for (Expression expression : above.expressions()) {
            expression.forEach(part -> {
                if (part instanceof InputReference reference) {
                    uses[reference.channel()]++;
                }
            });
        }
        for (int i = 0; i < uses.length; i++) {
            Expression expression = below.expressions().get(i);
            boolean free = expression instanceof InputReference || expression instanceof Constant;
            if (!free && uses[i] > 1) {
                return false;
            }
        }
        return true;
    }
}
