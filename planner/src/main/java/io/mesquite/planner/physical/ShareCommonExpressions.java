package io.mesquite.planner.physical;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Cast;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.Lambda;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.planner.convert.ExpressionRewriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a projection computes more than once is computed once, in a projection below.
 *
 * <pre>
 *   Project a * b, a * b + c   →   Project p, p + c
 *                                    Project a, b, c, p = a * b
 * </pre>
 *
 * What is only computed for some rows, in a branch of a CASE, is not computed for all because of this: it must be needed for
 * every row somewhere. Functions that may give another value each time are left alone.
 */
final class ShareCommonExpressions {
    private final PhysicalContext context;
    private final Determinism determinism;
    private final Map<Expression, Uses> uses = new HashMap<>();

    private record Uses(int all, int forEveryRow) {
        Uses plus(Uses other) {
            return new Uses(all + other.all, forEveryRow + other.forEveryRow);
        }

        boolean isShared() {
            return all > 1 && forEveryRow > 0;
        }
    }

    private ShareCommonExpressions(PhysicalContext context) {
        this.context = context;
        this.determinism = new Determinism(context.plan().functions());
    }

    static PlanNode apply(PlanNode plan, PhysicalContext context) {
        return PlanRewriter.bottomUp(
                plan,
                node -> node instanceof ProjectNode project
                        ? new ShareCommonExpressions(context).share(project)
                        : node);
    }

    private ProjectNode share(ProjectNode project) {
        project.expressions().forEach(expression -> count(expression, true));
        if (uses.values().stream().noneMatch(Uses::isShared)) {
            return project;
        }
        List<Field> fields = project.source().fields();
        List<Expression> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            columns.add(new InputReference(i, fields.get(i).type()));
            names.add(fields.get(i).name());
        }
        List<Expression> above = project.expressions().stream()
                .map(expression -> ExpressionRewriter.topDown(expression, part -> shared(part, columns)))
                .toList();
        while (names.size() < columns.size()) {
            names.add("shared" + (names.size() - fields.size()));
        }
        ProjectNode below = new ProjectNode(context.plan().nextId(), project.source(), columns, names);
        context.plan().rows(project).ifPresent(rows -> context.plan().expectRows(below, rows));
        return new ProjectNode(project.id(), below, above, project.names());
    }

    /** The column that holds a shared expression, which is added to the columns; the expression itself if it is not shared. */
    private Expression shared(Expression expression, List<Expression> columns) {
        Uses counted = uses.get(expression);
        if (counted == null || !counted.isShared()) {
            return expression;
        }
        int channel = columns.indexOf(expression);
        if (channel < 0) {
            channel = columns.size();
            columns.add(expression);
        }
        return new InputReference(channel, expression.type());
    }

    private void count(Expression expression, boolean everyRow) {
        if (expression instanceof Lambda) {
            return;
        }
        if (isWorthSharing(expression)) {
            Uses earlier = uses.merge(expression, new Uses(1, everyRow ? 1 : 0), Uses::plus);
            if (earlier.all() > 1) {
                // its parts are computed once with it
                return;
            }
        }
        boolean lazy = expression instanceof SpecialForm form && isLazy(form.form());
        List<Expression> children = expression.children();
        for (int i = 0; i < children.size(); i++) {
            count(children.get(i), everyRow && (!lazy || i == 0 && !isTry(expression)));
        }
    }

    /** Whether operands after the first are only computed where they are needed. */
    private static boolean isLazy(SpecialForm.Form form) {
        return switch (form) {
            case AND, OR, CASE, COALESCE, TRY -> true;
            case IN, IS_NULL, NULLIF, ROW, ARRAY, FIELD -> false;
        };
    }

    /** A failure inside of it is no failure. */
    private static boolean isTry(Expression expression) {
        return expression instanceof SpecialForm form && form.form() == SpecialForm.Form.TRY;
    }

    private boolean isWorthSharing(Expression expression) {
        boolean computed = expression instanceof Call || expression instanceof Cast;
        return computed && usesInput(expression) && determinism.of(expression);
    }

    private static boolean usesInput(Expression expression) {
        boolean[] found = new boolean[1];
        expression.forEach(part -> found[0] |= part instanceof InputReference);
        return found[0];
    }
}
