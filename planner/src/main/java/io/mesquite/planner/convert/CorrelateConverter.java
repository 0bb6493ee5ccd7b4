package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.node.FilterNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.UnnestNode;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * {@code t CROSS JOIN UNNEST(t.a)}, the one correlation that is left when subqueries have been made joins.
 *
 * <pre>
 *   Correlate(t, Project?(Filter?(Uncollect(Project($cor.a, Values)))))
 *
 *   Project?(Filter?(Unnest(Project(t.*, a))))
 * </pre>
 */
final class CorrelateConverter {
    private final Correlate rel;
    private final PlanConverter plans;
    private final int leftCount;

    private CorrelateConverter(Correlate rel, PlanConverter plans) {
        this.rel = rel;
        this.plans = plans;
        this.leftCount = rel.getLeft().getRowType().getFieldCount();
    }

    static PlanNode convert(Correlate rel, PlanConverter plans) {
        if (rel.getJoinType() != JoinRelType.INNER && rel.getJoinType() != JoinRelType.LEFT) {
            throw notSupported();
        }
        return new CorrelateConverter(rel, plans).right(rel.getRight());
    }

    /** The left columns followed by those of a node of the right side. */
    private PlanNode right(RelNode right) {
        if (right instanceof Uncollect uncollect) {
            return unnest(uncollect);
        } else if (right instanceof Project project) {
            PlanNode source = right(project.getInput());
            List<Expression> columns = new ArrayList<>(ProjectConverter.firstColumns(source, leftCount));
            columns.addAll(plans.expressions(source).convert(overBoth(project.getProjects())));
            return plans.project(source, columns);
        } else if (right instanceof Filter filter && rel.getJoinType() == JoinRelType.INNER) {
            PlanNode source = right(filter.getInput());
            RexNode condition = overBoth(List.of(filter.getCondition())).get(0);
            return new FilterNode(
                    plans.context().nextId(), source, plans.expressions(source).convert(condition));
        }
        throw notSupported();
    }

    private PlanNode unnest(Uncollect uncollect) {
        if (!(uncollect.getInput() instanceof Project project && project.getInput() instanceof Values)) {
            throw notSupported();
        }
        PlanNode left = plans.convert(rel.getLeft());
        Columns columns = new Columns(left);
        List<Integer> channels = new ArrayList<>();
        for (Expression collection : plans.expressions(left).convert(overBoth(project.getProjects()))) {
            channels.add(columns.channel(collection));
        }
        PlanNode source = columns.build(plans);
        UnnestNode unnest =
                UncollectConverter.unnest(uncollect, source, channels, rel.getJoinType() == JoinRelType.LEFT, plans);
        int sourceCount = source.fields().size();
        if (sourceCount == leftCount) {
            return unnest;
        }
        List<Type> types = unnest.types();
        List<Expression> kept = new ArrayList<>(ProjectConverter.firstColumns(unnest, leftCount));
        IntStream.range(sourceCount, types.size()).forEach(i -> kept.add(new InputReference(i, types.get(i))));
        return plans.project(unnest, kept);
    }

    /** Expressions of the right side as expressions over the left columns, then the right ones. */
    private List<RexNode> overBoth(List<RexNode> nodes) {
        CorrelationId correlation = rel.getCorrelationId();
        RexShuttle shuttle = new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef reference) {
                return new RexInputRef(reference.getIndex() + leftCount, reference.getType());
            }

            @Override
            public RexNode visitFieldAccess(RexFieldAccess access) {
                return access.getReferenceExpr() instanceof RexCorrelVariable variable
                                && variable.id.equals(correlation)
                        ? new RexInputRef(access.getField().getIndex(), access.getType())
                        : super.visitFieldAccess(access);
            }
        };
        return nodes.stream().map(node -> node.accept(shuttle)).toList();
    }

    private static MesquiteException notSupported() {
        return new MesquiteException(
                ErrorCode.NOT_SUPPORTED,
                "a subquery or UNNEST uses columns of the query around it in a way that is not supported; "
                        + "write it as a join");
    }
}
