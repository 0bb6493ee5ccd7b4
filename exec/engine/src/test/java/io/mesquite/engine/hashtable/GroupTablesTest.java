package io.mesquite.engine.hashtable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.engine.aggregation.RandomColumns;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tables for keys of any types, and vectors of any kind, by a map of the JDK. */
class GroupTablesTest {
    private static final List<Type> TYPES = List.of(
            SimpleType.BIGINT,
            SimpleType.INTEGER,
            SimpleType.BOOLEAN,
            SimpleType.DOUBLE,
            VarcharType.UNBOUNDED,
            new DecimalType(30, 2),
            new ArrayType(SimpleType.INTEGER));

    @Test
    void keysAreNumberedAsTheyComeAndGivenBack() {
        long seed = Long.getLong("test.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Type> types = IntStream.range(0, 1 + random.nextInt(3))
                    .mapToObj(i -> TYPES.get(random.nextInt(TYPES.size())))
                    .toList();
            String what = "seed " + seed + " round " + round + " " + types;
            RandomColumns columns = new RandomColumns(random, types, 1 + random.nextInt(200), random.nextInt(3) * 0.2);
            List<List<Object>> rows = columns.rows(random.nextInt(1000));
            GroupTable table = new GroupTables(types).newTable(random.nextInt(50));
            Map<List<Object>, Integer> expected = new HashMap<>();
            int row = 0;
            for (Batch batch : columns.batches(rows, 300)) {
                int[] groups = new int[batch.size()];
                Vector[] keys =
                        IntStream.range(0, types.size()).mapToObj(batch::column).toArray(Vector[]::new);
                table.findOrAdd(keys, batch.size(), groups);
                for (int group : groups) {
                    List<Object> key = rows.get(row++);
                    expected.putIfAbsent(key, expected.size());
                    assertEquals(expected.get(key), group, what);
                }
            }
            assertEquals(expected.size(), table.groupCount(), what);
            assertKeys(expected, table, what);
        }
    }

    private static void assertKeys(Map<List<Object>, Integer> expected, GroupTable table, String what) {
        int[] all = IntStream.range(0, table.groupCount()).toArray();
        Vector[] keys = table.keys(all, all.length);
        expected.forEach((key, group) -> {
            List<Object> values = new ArrayList<>();
            for (Vector column : keys) {
                values.add(column.value(group));
            }
            assertEquals(key, values, what);
        });
    }
}
