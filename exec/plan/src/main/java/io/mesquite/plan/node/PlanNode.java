package io.mesquite.plan.node;

import io.mesquite.spi.type.Type;
import java.util.List;

/** One operator of a plan: what it does to the rows of its sources. Immutable; checked when made. */
public sealed interface PlanNode
        permits ScanNode,
                ValuesNode,
                FilterNode,
                ProjectNode,
                AggregateNode,
                JoinNode,
                SortNode,
                TopNNode,
                LimitNode,
                WindowNode,
                UnionNode,
                ExpandNode,
                UnnestNode,
                SampleNode,
                SingleRowNode,
                FirstNonEmptyNode,
                WithNode,
                SharedNode,
                RecursionNode,
                RecursionReadNode,
                ExchangeNode,
                RemoteSourceNode,
                OutputNode {
    /** Unique in a plan, fragments included: the key of estimates and measured figures. */
    int id();

    List<PlanNode> sources();

    /** The columns of its output. */
    List<Field> fields();

    /** The same operator over other sources of the same fields. */
    PlanNode withSources(List<PlanNode> sources);

    default List<Type> types() {
        return fields().stream().map(Field::type).toList();
    }
}
