package io.mesquite.engine.join;

import io.mesquite.engine.expression.ExpressionCompiler;
import io.mesquite.engine.expression.Selector;
import io.mesquite.engine.hashtable.LongValues;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A {@link JoinNode} as the build and all probe lanes need it. */
final class JoinPlan {
    private final JoinNode node;
    private final List<Type> leftTypes;
    private final List<Type> rightTypes;
    private final int[] leftKeys;
    private final int[] rightKeys;
    private final boolean[] nullSafe;
    private final Set<Integer> residualChannels = new TreeSet<>();
    private final Optional<Supplier<Selector>> residual;

    JoinPlan(JoinNode node, ExpressionCompiler compiler) {
        this.node = node;
        leftTypes = node.left().types();
        rightTypes = node.right().types();
        leftKeys = node.keys().stream().mapToInt(JoinNode.Key::left).toArray();
        rightKeys = node.keys().stream().mapToInt(JoinNode.Key::right).toArray();
        nullSafe = new boolean[leftKeys.length];
        for (int i = 0; i < nullSafe.length; i++) {
            nullSafe[i] = node.keys().get(i).nullSafe();
        }
        node.residual()
                .ifPresent(expression -> expression.forEach(part -> {
                    if (part instanceof InputReference reference) {
                        residualChannels.add(reference.channel());
                    }
                }));
        residual = node.residual().map(compiler::compilePredicate);
    }

    JoinNode.Kind kind() {
        return node.kind();
    }

    List<JoinNode.DynamicFilter> dynamicFilters() {
        return node.dynamicFilters();
    }

    /** Columns that are given out, of the left ones followed by the right ones. */
    List<Integer> output() {
        return node.output();
    }

    int leftColumns() {
        return leftTypes.size();
    }

    int rightColumns() {
        return rightTypes.size();
    }

    /** The type of a column of the left ones followed by the right ones. */
    Type type(int channel) {
        return channel < leftTypes.size() ? leftTypes.get(channel) : rightTypes.get(channel - leftTypes.size());
    }

    int[] leftKeys() {
        return leftKeys;
    }

    int[] rightKeys() {
        return rightKeys;
    }

    boolean[] nullSafe() {
        return nullSafe;
    }

    List<Type> keyTypes() {
        List<Type> types = new ArrayList<>();
        for (int channel : rightKeys) {
            types.add(rightTypes.get(channel));
        }
        return types;
    }

    /** Whether there is one key, that fits into 64 bits and matches no nulls. */
    boolean hasLongKey() {
        return rightKeys.length == 1
                && !nullSafe[0]
                && LongValues.supports(rightTypes.get(rightKeys[0]).layout());
    }

    Optional<Supplier<Selector>> residual() {
        return residual;
    }

    /** Columns that the residual sees, of the left ones followed by the right ones. */
    Set<Integer> residualChannels() {
        return residualChannels;
    }

    /** Which right columns are kept; the others are never looked at. */
    boolean[] keptRightColumns() {
        boolean[] kept = new boolean[rightTypes.size()];
        for (int channel : rightKeys) {
            kept[channel] = true;
        }
        Set<Integer> channels = new TreeSet<>(residualChannels);
        channels.addAll(node.output());
        for (int channel : channels) {
            if (channel >= leftTypes.size()) {
                kept[channel - leftTypes.size()] = true;
            }
        }
        return kept;
    }

    /**
     * Whether the rows can be joined partition by partition. Not without keys; and where NOT IN has to compare nulls with all rows, a
     * row needs all partitions.
     */
    boolean canSpill() {
        return rightKeys.length > 0 && (!isNullAware() || rightKeys.length == 1 && residual.isEmpty());
    }

    /** Whether the pairs of a left row may be found in several steps, each with other build rows. */
    boolean canJoinInBlocks() {
        return switch (node.kind()) {
            case INNER, RIGHT, RIGHT_SEMI, RIGHT_ANTI -> true;
            case LEFT, FULL, SEMI, ANTI, NULL_AWARE_ANTI, MARK, NULL_AWARE_MARK -> false;
        };
    }

    List<Integer> leftKeyChannels() {
        return IntStream.of(leftKeys).boxed().toList();
    }

    /** The right columns that are kept, without the others. */
    int[] keptRightChannels() {
        boolean[] kept = keptRightColumns();
        return IntStream.range(0, kept.length).filter(channel -> kept[channel]).toArray();
    }

    /** Where the keys are among the right columns that are kept. */
    List<Integer> keptRightKeys() {
        boolean[] kept = keptRightColumns();
        return IntStream.of(rightKeys)
                .map(key -> (int)
                        IntStream.range(0, key).filter(channel -> kept[channel]).count())
                .boxed()
                .toList();
    }

    /** Left columns that are looked at. */
    boolean[] neededLeftColumns() {
        boolean[] needed = new boolean[leftTypes.size()];
        for (int channel : leftKeys) {
            needed[channel] = true;
        }
        Set<Integer> channels = new TreeSet<>(residualChannels);
        channels.addAll(node.output());
        for (int channel : channels) {
            if (channel < needed.length) {
                needed[channel] = true;
            }
        }
        return needed;
    }

    /** Whether it only matters that a match exists, and not which rows match. */
    boolean existenceOnly() {
        return residual.isEmpty()
                && switch (node.kind()) {
                    case SEMI, ANTI, MARK, NULL_AWARE_ANTI, NULL_AWARE_MARK -> true;
                    case INNER, LEFT, RIGHT, FULL, RIGHT_SEMI, RIGHT_ANTI -> false;
                };
    }

    /** Whether it matters which build rows had a match. */
    boolean tracksBuildMatches() {
        return switch (node.kind()) {
            case RIGHT, FULL, RIGHT_SEMI, RIGHT_ANTI -> true;
            case INNER, LEFT, SEMI, ANTI, NULL_AWARE_ANTI, MARK, NULL_AWARE_MARK -> false;
        };
    }

    /** Whether nulls in keys make an answer unknown instead of false. */
    boolean isNullAware() {
        return node.kind() == JoinNode.Kind.NULL_AWARE_ANTI || node.kind() == JoinNode.Kind.NULL_AWARE_MARK;
    }
}
