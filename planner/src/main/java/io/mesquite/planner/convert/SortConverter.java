package io.mesquite.planner.convert;

import io.mesquite.plan.node.LimitNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.SortKey;
import io.mesquite.plan.node.SortNode;
import io.mesquite.plan.node.TopNNode;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/**
 * ORDER BY, OFFSET and FETCH: a sort, a limit, or a top-N where there are both order and an end that is near.
 */
final class SortConverter {
    /** A top-N keeps its rows in memory, on each lane; above so many rows a sort is the better way, since it uses all lanes and the disk. */
    private static final long MOST_KEPT = 100_000;

    private SortConverter() {}

    static PlanNode convert(Sort rel, PlanConverter plans) {
        PlanNode source = plans.convert(rel.getInput());
        List<SortKey> keys = keys(rel.getCollation());
        long offset = rel.offset == null ? 0 : count(rel.offset, "OFFSET");
        long count = rel.fetch == null ? Long.MAX_VALUE : count(rel.fetch, "LIMIT");
        int id = plans.context().nextId();
        if (keys.isEmpty()) {
            return new LimitNode(id, source, offset, count, false);
        }
        if (count <= MOST_KEPT && offset <= MOST_KEPT) {
            return new TopNNode(id, source, keys, offset, count, false, false);
        }
        PlanNode sorted = new SortNode(id, source, keys);
        return offset == 0 && count == Long.MAX_VALUE
                ? sorted
                : new LimitNode(plans.context().nextId(), sorted, offset, count, false);
    }

    /** The keys of a collation, each channel once: a column that is sorted by again changes nothing. */
    static List<SortKey> keys(RelCollation collation) {
        List<SortKey> keys = new ArrayList<>();
        for (RelFieldCollation field : collation.getFieldCollations()) {
            int channel = field.getFieldIndex();
            if (keys.stream().noneMatch(key -> key.channel() == channel)) {
                keys.add(new SortKey(channel, field.direction.isDescending(), nullsFirst(field)));
            }
        }
        return keys;
    }

    private static boolean nullsFirst(RelFieldCollation field) {
        return switch (field.nullDirection) {
            case FIRST -> true;
            case LAST -> false;
            case UNSPECIFIED -> field.direction.isDescending();
        };
    }

    private static long count(RexNode node, String clause) {
        if (!(node instanceof RexLiteral literal)) {
            throw new MesquiteException(ErrorCode.NOT_SUPPORTED, clause + " takes a number, not " + node);
        }
        return literal.getValueAs(Long.class);
    }
}
