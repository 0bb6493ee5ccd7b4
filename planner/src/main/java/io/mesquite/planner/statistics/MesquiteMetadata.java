package io.mesquite.planner.statistics;

import com.google.common.collect.Multimap;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Calcite's questions about nodes, answered from {@link Estimator} and from the tree itself. Calcite's own answers are
 * compiled from generated source at run time, which costs a third of a second at the first query; what is not answered here is
 * unknown.
 */
public final class MesquiteMetadata extends RelMetadataQuery {
    private final Estimator estimator = new Estimator();

    public MesquiteMetadata() {
        super(new NoHandlers());
    }

    @Override
    public Double getRowCount(RelNode rel) {
        return estimator.of(rel).rows();
    }

    @Override
    public Double getMaxRowCount(RelNode rel) {
        if (rel instanceof org.apache.calcite.plan.hep.HepRelVertex vertex) {
            return getMaxRowCount(vertex.getCurrentRel());
        } else if (rel instanceof Aggregate aggregate && aggregate.getGroupSet().isEmpty()) {
            return (double) aggregate.getGroupSets().size();
        } else if (rel instanceof Sort sort && sort.fetch instanceof RexLiteral limit) {
            return Math.min(limit.getValueAs(Long.class).doubleValue(), getMaxRowCount(sort.getInput()));
        } else if (rel instanceof org.apache.calcite.rel.core.Values values) {
            return (double) values.getTuples().size();
        } else if (rel instanceof Filter || rel instanceof Project || rel instanceof Sort) {
            return getMaxRowCount(rel.getInput(0));
        }
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public Double getMinRowCount(RelNode rel) {
        return 0d;
    }

    @Override
    public Boolean areColumnsUnique(RelNode rel, ImmutableBitSet columns, boolean ignoreNulls) {
        return areColumnsUnique(rel, columns);
    }

    @Override
    public Boolean areColumnsUnique(RelNode rel, ImmutableBitSet columns) {
        if (rel instanceof org.apache.calcite.plan.hep.HepRelVertex vertex) {
            return areColumnsUnique(vertex.getCurrentRel(), columns);
        } else if (rel instanceof Aggregate aggregate && aggregate.getGroupType() == Aggregate.Group.SIMPLE) {
            return columns.contains(ImmutableBitSet.range(aggregate.getGroupCount()));
        } else if (rel instanceof TableScan scan) {
            return scan.getTable().isKey(columns);
        } else if (rel instanceof Filter || rel instanceof Sort) {
            return areColumnsUnique(rel.getInput(0), columns);
        } else if (rel instanceof Project project) {
            ImmutableBitSet.Builder below = ImmutableBitSet.builder();
            for (int column : columns) {
                if (project.getProjects().get(column) instanceof RexInputRef ref) {
                    below.set(ref.getIndex());
                }
            }
            return areColumnsUnique(project.getInput(), below.build());
        }
        Double most = getMaxRowCount(rel);
        return most != null && most <= 1;
    }

    @Override
    public Set<ImmutableBitSet> getUniqueKeys(RelNode rel, boolean ignoreNulls) {
        return null;
    }

    @Override
    public RelOptPredicateList getPulledUpPredicates(RelNode rel) {
        return RelOptPredicateList.EMPTY;
    }

    @Override
    public Multimap<Class<? extends RelNode>, RelNode> getNodeTypes(RelNode rel) {
        return null;
    }

    /** Answers null to every question that is not answered above. */
    private static final class NoHandlers implements MetadataHandlerProvider {
        private static final InvocationHandler UNKNOWN = (proxy, method, arguments) -> null;

        @Override
        public <H extends MetadataHandler<?>> H handler(Class<H> type) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, UNKNOWN));
        }
    }
}
