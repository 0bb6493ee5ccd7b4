package io.mesquite.engine.join;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.engine.aggregation.RandomColumns;
import io.mesquite.engine.aggregation.TestLanes;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.scan.DynamicFilters;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.JoinNode.Kind;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.Batch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JoinTest {
    private static final List<Type> KEY_TYPES = List.of(
            SimpleType.BIGINT,
            SimpleType.INTEGER,
            SimpleType.BOOLEAN,
            SimpleType.DOUBLE,
            VarcharType.UNBOUNDED,
            new DecimalType(30, 2),
            new ArrayType(SimpleType.INTEGER));

    @Test
    void givesWhatANestedLoopGivesForAllKindsAndKeys() {
        long seed = Long.getLong("test.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 1500; round++) {
            RandomJoin join = new RandomJoin(random);
            String what = "seed " + seed + " round " + round + " " + join;
            assertEquals(counted(join.expected()), counted(join.actual(what)), what);
        }
    }

    private static Map<List<Object>, Integer> counted(List<List<Object>> rows) {
        Map<List<Object>, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }

    /** A join of random kind, keys, residual and rows. */
    private static final class RandomJoin {
        private final Random random;
        private final Kind kind;
        private final List<Type> leftTypes = new ArrayList<>();
        private final List<Type> rightTypes = new ArrayList<>();
        private final List<JoinNode.Key> keys = new ArrayList<>();
        private final Optional<LessThanResidual> residual;
        private final List<List<Object>> left;
        private final List<List<Object>> right;
        private final JoinNode node;

        RandomJoin(Random random) {
            this.random = random;
            kind = Kind.values()[random.nextInt(Kind.values().length)];
            boolean nullAware = kind == Kind.NULL_AWARE_ANTI || kind == Kind.NULL_AWARE_MARK;
            leftTypes.add(SimpleType.BIGINT);
            rightTypes.add(VarcharType.UNBOUNDED);
            rightTypes.add(SimpleType.BIGINT);
            for (int i = random.nextInt(3) + (nullAware ? 1 : 0); i > 0; i--) {
                Type type = KEY_TYPES.get(random.nextInt(KEY_TYPES.size()));
                keys.add(new JoinNode.Key(leftTypes.size(), rightTypes.size(), random.nextInt(4) == 0));
                leftTypes.add(type);
                rightTypes.add(type);
            }
            leftTypes.add(VarcharType.UNBOUNDED);
            residual = random.nextInt(3) == 0
                    ? Optional.of(new LessThanResidual(0, leftTypes.size() + 1))
                    : Optional.empty();
            double nulls = random.nextInt(3) / 10.0;
            int distinct = 1 + random.nextInt(random.nextBoolean() ? 5 : 200);
            left = rows(leftTypes, distinct, nulls, random.nextInt(5) == 0 ? 0 : random.nextInt(200));
            right = rows(rightTypes, distinct, nulls, random.nextInt(5) == 0 ? 0 : random.nextInt(100));
            List<Integer> output = new ArrayList<>();
            for (int channel = 0; channel < leftTypes.size() + rightTypes.size(); channel++) {
                boolean given = channel < leftTypes.size() ? kind.givesLeft() : kind.givesRight();
                if (given && random.nextInt(4) > 0) {
                    output.add(random.nextInt(output.size() + 1), channel);
                }
            }
            node = new JoinNode(
                    2,
                    kind,
                    values(0, leftTypes),
                    values(1, rightTypes),
                    keys,
                    residual.map(LessThanResidual::expression),
                    output,
                    JoinNode.Distribution.REPLICATED,
                    List.of());
        }

        private List<List<Object>> rows(List<Type> types, int distinct, double nulls, int count) {
            return new RandomColumns(random, types, distinct, nulls).rows(count);
        }

        private static PlanNode values(int id, List<Type> types) {
            List<Field> fields = IntStream.range(0, types.size())
                    .mapToObj(i -> new Field("c" + i, types.get(i)))
                    .toList();
            return new ValuesNode(id, fields, List.of());
        }

        List<List<Object>> actual(String what) {
            TestLanes context = new TestLanes(1 + random.nextInt(2), random.nextInt(20) == 0);
            JoinBuild build =
                    new JoinBuild(node, new LessThanResidual.Compiler(residual.orElse(null)), new DynamicFilters());
            List<Batch> batches = new RandomColumns(random, rightTypes, 1, 0).batches(right, 1 + random.nextInt(60));
            context.fill(build, batches);
            TestLanes.Rows rows = new TestLanes.Rows();
            BatchConsumer probe = new JoinProbe(build).openLane(context, rows);
            for (Batch batch : new RandomColumns(random, leftTypes, 1, 0).batches(left, 1 + random.nextInt(60))) {
                if (!probe.isSatisfied()) {
                    probe.push(batch);
                }
            }
            probe.finish();
            probe.close();
            List<List<Object>> all = new ArrayList<>(rows.rows());
            all.addAll(context.rows(build.spilledRows()));
            if (build.keepsRows()) {
                all.addAll(context.rows(build.keptRows()));
            }
            build.close();
            assertEquals(0, context.reservedBytes(), what);
            assertEquals(0, context.spillFileBytes(), what);
            return all;
        }

        List<List<Object>> expected() {
            return new NestedLoopJoin(node, residual).join(left, right);
        }

        @Override
        public String toString() {
            return kind + " " + keys + " left " + leftTypes + " right " + rightTypes + " residual " + residual
                    + " output " + node.output() + " of " + left.size() + " and " + right.size() + " rows";
        }
    }
}
