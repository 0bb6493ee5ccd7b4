package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.core.Project;

/** A projection; one that changes nothing is left out. Window functions in it are computed below it. */
final class ProjectConverter {
    private ProjectConverter() {}

    static PlanNode convert(Project rel, PlanConverter plans) {
        PlanNode source = plans.convert(rel.getInput());
        if (rel.containsOver()) {
            return WindowConverter.convert(rel, source, plans);
        }
        List<Expression> expressions = plans.expressions(source).convert(rel.getProjects());
        List<String> names = rel.getRowType().getFieldNames();
        return isIdentity(expressions, source)
                ? source
                : new ProjectNode(plans.context().nextId(), source, expressions, names);
    }

    /** References to the first columns of a node. */
    static List<Expression> firstColumns(PlanNode source, int count) {
        List<Type> types = source.types();
        return IntStream.range(0, count)
                .<Expression>mapToObj(i -> new InputReference(i, types.get(i)))
                .toList();
    }

    private static boolean isIdentity(List<Expression> expressions, PlanNode source) {
        if (expressions.size() != source.fields().size()) {
            return false;
        }
        for (int i = 0; i < expressions.size(); i++) {
            if (!(expressions.get(i) instanceof InputReference reference && reference.channel() == i)) {
                return false;
            }
        }
        return true;
    }
}
