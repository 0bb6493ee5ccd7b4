package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.function.Operators;
import io.mesquite.plan.node.FilterNode;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.JoinNode.Kind;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Joins. Of the condition, each equality between a value of the left side and one of the right becomes a key, where need be
 * computed by a projection below the join; what is about one side only is filtered below where the join's kind allows it;
 * the rest is the residual.
 */
final class JoinConverter {
    private final PlanConverter plans;
    private final Kind kind;
    private final int leftCount;
    private final Columns left;
    private final Columns right;
    private final List<JoinNode.Key> keys = new ArrayList<>();
    private final List<Expression> leftFilters = new ArrayList<>();
    private final List<Expression> rightFilters = new ArrayList<>();
    private final List<Expression> residual = new ArrayList<>();

    private JoinConverter(PlanNode left, PlanNode right, Kind kind, PlanConverter plans) {
        this.plans = plans;
        this.kind = kind;
        this.leftCount = left.fields().size();
        this.left = new Columns(left);
        this.right = new Columns(right);
    }

    static PlanNode convert(Join rel, PlanConverter plans) {
        PlanNode left = plans.convert(rel.getLeft());
        PlanNode right = plans.convert(rel.getRight());
        if (rel.getJoinType() == JoinRelType.LEFT_MARK) {
            return mark(rel, left, right, plans);
        }
        Expression condition = plans.expressions(left, right).convert(rel.getCondition());
        return join(left, right, kind(rel.getJoinType()), condition, plans);
    }

    /** All left rows with whether the condition is true for some right row; unknown for none where it may be, unless only IS TRUE counts. */
    private static PlanNode mark(Join rel, PlanNode left, PlanNode right, PlanConverter plans) {
        RexNode condition = rel.getCondition();
        boolean onlyTrue = condition.isA(SqlKind.IS_TRUE);
        Kind kind = onlyTrue || !condition.getType().isNullable() ? Kind.MARK : Kind.NULL_AWARE_MARK;
        RexNode match = onlyTrue ? ((RexCall) condition).getOperands().get(0) : condition;
        return join(left, right, kind, plans.expressions(left, right).convert(match), plans);
    }

    /** A join by a condition over the columns of both sides. */
    static PlanNode join(PlanNode left, PlanNode right, Kind kind, Expression condition, PlanConverter plans) {
        List<Expression> conjuncts = Conditions.conjuncts(condition).stream()
                .filter(conjunct -> !conjunct.equals(Conditions.TRUE))
                .toList();
        Optional<PlanNode> notIn = kind == Kind.ANTI ? notIn(left, right, conjuncts, plans) : Optional.empty();
        return notIn.orElseGet(() -> {
            JoinConverter converter = new JoinConverter(left, right, kind, plans);
            conjuncts.forEach(converter::add);
            return converter.build();
        });
    }

    /**
     * {@code x NOT IN (SELECT y …)}, where x or y may be null: an anti join on {@code (x = y) IS NOT FALSE}. Its equality becomes the
     * key of a null-aware join, unless an equality of a correlation gives a key to the plain one.
     */
    private static Optional<PlanNode> notIn(
            PlanNode left, PlanNode right, List<Expression> conjuncts, PlanConverter plans) {
        JoinConverter converter = new JoinConverter(left, right, Kind.NULL_AWARE_ANTI, plans);
        for (Expression conjunct : conjuncts) {
            if (conjunct instanceof SpecialForm form
                    && form.form() == SpecialForm.Form.COALESCE
                    && form.arguments().get(1).equals(Conditions.TRUE)) {
                if (!converter.addKey(form.arguments().get(0))) {
                    return Optional.empty();
                }
            } else if (converter.side(conjunct) == Side.RIGHT) {
                converter.rightFilters.add(converter.ofRight(conjunct));
            } else if (new JoinConverter(left, right, Kind.ANTI, plans).addKey(conjunct)) {
                return Optional.empty();
            } else {
                converter.residual.add(conjunct);
            }
        }
        return converter.keys.isEmpty() ? Optional.empty() : Optional.of(converter.build());
    }

    private static Kind kind(JoinRelType type) {
        return switch (type) {
            case INNER -> Kind.INNER;
            case LEFT -> Kind.LEFT;
            case RIGHT -> Kind.RIGHT;
            case FULL -> Kind.FULL;
            case SEMI -> Kind.SEMI;
            case ANTI -> Kind.ANTI;
            case LEFT_MARK -> throw new IllegalArgumentException("a mark join's kind depends on its condition");
            case ASOF, LEFT_ASOF ->
                throw new MesquiteException(ErrorCode.NOT_SUPPORTED, "ASOF joins are not supported");
        };
    }

    private void add(Expression conjunct) {
        Side side = side(conjunct);
        if (side == Side.LEFT && filtersLeft()) {
            leftFilters.add(conjunct);
        } else if (side == Side.RIGHT && filtersRight()) {
            rightFilters.add(ofRight(conjunct));
        } else if (!addKey(conjunct)) {
            residual.add(conjunct);
        }
    }

    /** Whether a left row that fails a condition can be dropped before the join. */
    private boolean filtersLeft() {
        return kind == Kind.INNER || kind == Kind.RIGHT || kind == Kind.SEMI;
    }

    private boolean filtersRight() {
        return kind != Kind.RIGHT && kind != Kind.FULL && kind != Kind.NULL_AWARE_MARK;
    }

    private boolean addKey(Expression conjunct) {
        if (!(conjunct instanceof Call call)) {
            return false;
        }
        boolean nullSafe = call.function().equals(Operators.IS_NOT_DISTINCT_FROM);
        if (!nullSafe && !call.function().equals(Operators.EQUAL)) {
            return false;
        }
        Expression first = call.arguments().get(0);
        Expression second = call.arguments().get(1);
        if (isOfLeft(first) && side(second) == Side.RIGHT) {
            keys.add(new JoinNode.Key(left.channel(first), right.channel(ofRight(second)), nullSafe));
            return true;
        } else if (side(first) == Side.RIGHT && isOfLeft(second)) {
            keys.add(new JoinNode.Key(left.channel(second), right.channel(ofRight(first)), nullSafe));
            return true;
        }
        return false;
    }

    /** Of a mark that may be unknown all must be keys, even {@code 1} in {@code 1 IN (SELECT …)}. */
    private boolean isOfLeft(Expression expression) {
        Side side = side(expression);
        return side == Side.LEFT || side == Side.NONE && kind == Kind.NULL_AWARE_MARK;
    }

    private JoinNode build() {
        PlanNode leftSource = filtered(left.build(plans), leftFilters);
        PlanNode rightSource = filtered(right.build(plans), rightFilters);
        int newLeftCount = leftSource.fields().size();
        Expression condition =
                ExpressionRewriter.mapChannels(Conditions.and(residual), channel -> moved(channel, newLeftCount));
        List<Integer> output = new ArrayList<>();
        IntStream.range(0, leftCount).forEach(output::add);
        if (kind.givesRight()) {
            int rightCount = right.sourceCount();
            IntStream.range(newLeftCount, newLeftCount + rightCount).forEach(output::add);
        }
        return new JoinNode(
                plans.context().nextId(),
                kind,
                leftSource,
                rightSource,
                keys.stream().distinct().toList(),
                residual.isEmpty() ? Optional.empty() : Optional.of(condition),
                output,
                JoinNode.Distribution.REPLICATED,
                List.of());
    }

    private PlanNode filtered(PlanNode source, List<Expression> filters) {
        return Conditions.allOf(filters)
                .<PlanNode>map(filter -> new FilterNode(plans.context().nextId(), source, filter))
                .orElse(source);
    }

    private int moved(int channel, int newLeftCount) {
        return channel < leftCount ? channel : channel - leftCount + newLeftCount;
    }

    /** An expression over both sides, of right columns only, as one over the right side. */
    private Expression ofRight(Expression expression) {
        return ExpressionRewriter.mapChannels(expression, channel -> channel - leftCount);
    }

    private enum Side {
        NONE,
        LEFT,
        RIGHT,
        BOTH
    }

    private Side side(Expression expression) {
        boolean[] uses = new boolean[2];
        expression.forEach(part -> {
            if (part instanceof InputReference reference) {
                uses[reference.channel() < leftCount ? 0 : 1] = true;
            }
        });
        return uses[0] ? uses[1] ? Side.BOTH : Side.LEFT : uses[1] ? Side.RIGHT : Side.NONE;
    }
}
