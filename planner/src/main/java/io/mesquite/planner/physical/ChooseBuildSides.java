package io.mesquite.planner.physical;

import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.JoinNode.Kind;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.planner.convert.ExpressionRewriter;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The smaller side of each join becomes the right one, which is held in memory. The kind of the join turns with it: LEFT
 * becomes RIGHT, SEMI becomes RIGHT_SEMI.
 */
final class ChooseBuildSides {
    /** Finding its place in the table costs a row more than copying a few columns. */
    private static final double ROW_BYTES = 96;

    private ChooseBuildSides() {}

    static PlanNode apply(PlanNode plan, PhysicalContext context) {
        return PlanRewriter.bottomUp(plan, node -> node instanceof JoinNode join ? choose(join, context) : node);
    }

    private static JoinNode choose(JoinNode join, PhysicalContext context) {
        Optional<Kind> turned = turned(join.kind());
        OptionalDouble left = context.plan().rows(join.left());
        OptionalDouble right = context.plan().rows(join.right());
        if (turned.isEmpty() || left.isEmpty() || right.isEmpty()) {
            return join;
        }
        double leftBytes =
                left.getAsDouble() * (ROW_BYTES + RowWidth.of(join.left().types()));
        double rightBytes =
                right.getAsDouble() * (ROW_BYTES + RowWidth.of(join.right().types()));
        return leftBytes < rightBytes ? turn(join, turned.get()) : join;
    }

    private static Optional<Kind> turned(Kind kind) {
        return switch (kind) {
            case INNER -> Optional.of(Kind.INNER);
            case LEFT -> Optional.of(Kind.RIGHT);
            case RIGHT -> Optional.of(Kind.LEFT);
            case FULL -> Optional.of(Kind.FULL);
            case SEMI -> Optional.of(Kind.RIGHT_SEMI);
            case ANTI -> Optional.of(Kind.RIGHT_ANTI);
            case RIGHT_SEMI, RIGHT_ANTI, NULL_AWARE_ANTI, MARK, NULL_AWARE_MARK -> Optional.empty();
        };
    }

    private static JoinNode turn(JoinNode join, Kind kind) {
        int leftCount = join.left().fields().size();
        int rightCount = join.right().fields().size();
        return new JoinNode(
                join.id(),
                kind,
                join.right(),
                join.left(),
                join.keys().stream()
                        .map(key -> new JoinNode.Key(key.right(), key.left(), key.nullSafe()))
                        .toList(),
                join.residual()
                        .map(residual -> ExpressionRewriter.mapChannels(
                                residual, channel -> turn(channel, leftCount, rightCount))),
                join.output().stream()
                        .map(channel -> turn(channel, leftCount, rightCount))
                        .toList(),
                join.distribution(),
                join.dynamicFilters());
    }

    private static int turn(int channel, int leftCount, int rightCount) {
        return channel < leftCount ? channel + rightCount : channel - leftCount;
    }
}
