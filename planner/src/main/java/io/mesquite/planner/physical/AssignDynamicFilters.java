package io.mesquite.planner.physical;

import io.mesquite.plan.expression.Cast;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.FilterNode;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.LimitNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.plan.node.ScanNode.DynamicFilterTarget;
import io.mesquite.plan.node.SharedNode;
import io.mesquite.plan.node.SingleRowNode;
import io.mesquite.plan.node.SortNode;
import io.mesquite.plan.node.TopNNode;
import io.mesquite.plan.node.UnionNode;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.plan.node.WindowNode;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins whose probe rows are of no use without a match tell the scans that the probe keys come from which values the build side
 * has. A build side on which nothing was left out is not worth telling about.
 *
 * <pre>
 *   Join INNER a = b, filter 1: b        Join INNER a = b, filter 1: b
 *     Scan t                       →       Scan t, filter 1: a
 *     Scan s predicate: c = 5              Scan s predicate: c = 5
 * </pre>
 */
final class AssignDynamicFilters {
    private static final List<Type> INTEGERS =
            List.of(SimpleType.TINYINT, SimpleType.SMALLINT, SimpleType.INTEGER, SimpleType.BIGINT);

    private final Map<Integer, List<DynamicFilterTarget>> targets = new HashMap<>();
    private final Map<Integer, List<JoinNode.DynamicFilter>> sources = new HashMap<>();
    private int lastFilter;

    private AssignDynamicFilters() {}

    static PlanNode apply(PlanNode plan, PhysicalContext context) {
        AssignDynamicFilters assignment = new AssignDynamicFilters();
        assignment.visit(plan);
        return PlanRewriter.bottomUp(plan, assignment::withFilters);
    }

    private record Place(ScanNode scan, int column) {
        private int lookupKeys() {
            return scan.scan()
                    .table()
                    .lookupKeys(scan.scan().columns().get(column).name());
        }
    }

    private void visit(PlanNode node) {
        if (node instanceof JoinNode join && dropsProbeRows(join.kind())) {
            boolean selective = isSelective(join.right());
            for (int i = 0; i < join.keys().size(); i++) {
                JoinNode.Key key = join.keys().get(i);
                List<Place> places = key.nullSafe() ? List.of() : trace(join.left(), key.left());
                if (selective || places.stream().anyMatch(place -> place.lookupKeys() > 0)) {
                    assign(join, i, places);
                }
            }
        }
        node.sources().forEach(this::visit);
    }

    private void assign(JoinNode join, int key, List<Place> places) {
        if (places.isEmpty()) {
            return;
        }
        int filter = ++lastFilter;
        int mostValues =
                places.stream().mapToInt(Place::lookupKeys).reduce(JoinNode.DynamicFilter.FEW_VALUES, Math::max);
        sources.computeIfAbsent(join.id(), id -> new ArrayList<>())
                .add(new JoinNode.DynamicFilter(filter, key, mostValues));
        for (Place place : places) {
            targets.computeIfAbsent(place.scan().id(), id -> new ArrayList<>())
                    .add(new DynamicFilterTarget(filter, place.column()));
        }
    }

    /** Whether a probe row without a match leads to nothing. */
    private static boolean dropsProbeRows(JoinNode.Kind kind) {
        return switch (kind) {
            case INNER, SEMI, RIGHT, RIGHT_SEMI, RIGHT_ANTI -> true;
            case LEFT, FULL, ANTI, NULL_AWARE_ANTI, MARK, NULL_AWARE_MARK -> false;
        };
    }

    /** Whether rows may have been left out, so that keys may be missing. */
    private static boolean isSelective(PlanNode node) {
        if (node instanceof ScanNode scan) {
            return scan.predicate().isPresent();
        } else if (node instanceof JoinNode join
                && (join.kind() == JoinNode.Kind.SEMI
                        || join.kind() == JoinNode.Kind.ANTI
                        || !join.kind().givesLeft())) {
            return true;
        }
        return node instanceof FilterNode
                || node instanceof LimitNode
                || node instanceof TopNNode
                || node instanceof ValuesNode
                || node instanceof SingleRowNode
                || node instanceof SharedNode
                || node.sources().stream().anyMatch(AssignDynamicFilters::isSelective);
    }

    /** The scan columns that a channel's values come from unchanged, so that a row of the scan without that value can be dropped. */
    private static List<Place> trace(PlanNode node, int channel) {
        if (node instanceof ScanNode scan) {
            return List.of(new Place(scan, scan.output().get(channel)));
        } else if (node instanceof FilterNode || node instanceof SortNode) {
            return trace(node.sources().get(0), channel);
        } else if (node instanceof ProjectNode project) {
            return withoutWidening(project.expressions().get(channel)) instanceof InputReference reference
                    ? trace(project.source(), reference.channel())
                    : List.of();
        } else if (node instanceof AggregateNode aggregate) {
            return channel < aggregate.groupKeys().size()
                    ? trace(aggregate.source(), aggregate.groupKeys().get(channel))
                    : List.of();
        } else if (node instanceof WindowNode window) {
            return window.partitionBy().contains(channel) ? trace(window.source(), channel) : List.of();
        } else if (node instanceof UnionNode union) {
            return union.sources().stream()
                    .flatMap(source -> trace(source, channel).stream())
                    .toList();
        } else if (node instanceof JoinNode join) {
            return traceJoin(join, channel);
        }
        return List.of();
    }

    /** An integer in a wider type is the same native value. */
    private static Expression withoutWidening(Expression expression) {
        return expression instanceof Cast cast
                        && INTEGERS.contains(cast.value().type())
                        && INTEGERS.indexOf(cast.value().type()) < INTEGERS.indexOf(cast.type())
                ? withoutWidening(cast.value())
                : expression;
    }

    private static List<Place> traceJoin(JoinNode join, int channel) {
        if (channel >= join.output().size()) {
            return List.of();
        }
        int leftCount = join.left().fields().size();
        int both = join.output().get(channel);
        List<Place> places = new ArrayList<>();
        if (both < leftCount && keepsLeft(join.kind())) {
            places.addAll(trace(join.left(), both));
        } else if (both >= leftCount && keepsRight(join.kind())) {
            places.addAll(trace(join.right(), both - leftCount));
        }
        if (join.kind() == JoinNode.Kind.INNER) {
            // the other side of an equality has the same values
            for (JoinNode.Key key : join.keys()) {
                if (key.left() == both && !key.nullSafe()) {
                    places.addAll(trace(join.right(), key.right()));
                } else if (key.right() + leftCount == both && !key.nullSafe()) {
                    places.addAll(trace(join.left(), key.left()));
                }
            }
        }
        return places;
    }

    /** Whether a left row that is dropped before the join only takes rows with its own left columns from the result. */
    private static boolean keepsLeft(JoinNode.Kind kind) {
        return switch (kind) {
            case INNER, LEFT, SEMI, ANTI, NULL_AWARE_ANTI, MARK, NULL_AWARE_MARK -> true;
            case RIGHT, FULL, RIGHT_SEMI, RIGHT_ANTI -> false;
        };
    }

    private static boolean keepsRight(JoinNode.Kind kind) {
        return switch (kind) {
            case INNER, RIGHT, RIGHT_SEMI, RIGHT_ANTI -> true;
            case LEFT, FULL, SEMI, ANTI, NULL_AWARE_ANTI, MARK, NULL_AWARE_MARK -> false;
        };
    }

    private PlanNode withFilters(PlanNode node) {
        if (node instanceof ScanNode scan && targets.containsKey(scan.id())) {
            return new ScanNode(
                    scan.id(),
                    scan.catalog(),
                    scan.table(),
                    scan.scan(),
                    scan.predicate(),
                    scan.output(),
                    targets.get(scan.id()).stream().distinct().toList());
        } else if (node instanceof JoinNode join && sources.containsKey(join.id())) {
            return new JoinNode(
                    join.id(),
                    join.kind(),
                    join.left(),
                    join.right(),
                    join.keys(),
                    join.residual(),
                    join.output(),
                    join.distribution(),
                    sources.get(join.id()));
        }
        return node;
    }
}
