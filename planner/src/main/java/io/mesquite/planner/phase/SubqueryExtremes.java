package io.mesquite.planner.phase;

import java.util.List;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;

/** One row that tells what comparisons with some or all values of a subquery's only column need to know. */
final class SubqueryExtremes {
    static final int SMALLEST = 0;
    static final int LARGEST = 1;
    static final int ROWS = 2;
    /** How many values are not null. */
    static final int PRESENT = 3;

    private SubqueryExtremes() {}

    static RelNode of(RelNode subquery) {
        return LogicalAggregate.create(
                subquery,
                List.of(),
                ImmutableBitSet.of(),
                null,
                List.of(
                        call(SqlStdOperatorTable.MIN, List.of(0), subquery),
                        call(SqlStdOperatorTable.MAX, List.of(0), subquery),
                        call(SqlStdOperatorTable.COUNT, List.of(), subquery),
                        call(SqlStdOperatorTable.COUNT, List.of(0), subquery)));
    }

    private static AggregateCall call(SqlAggFunction function, List<Integer> arguments, RelNode input) {
        return AggregateCall.create(
                function,
                false,
                false,
                false,
                List.of(),
                arguments,
                -1,
                null,
                RelCollations.EMPTY,
                true,
                input,
                null,
                null);
    }
}
