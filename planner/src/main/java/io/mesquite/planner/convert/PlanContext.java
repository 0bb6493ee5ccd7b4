package io.mesquite.planner.convert;

import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.plan.node.PlanNode;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What the making of one plan shares: the functions there are, the ids of nodes, and how many rows each is expected to give. */
public final class PlanContext {
    private final FunctionCatalog functions;
    private final Map<Integer, Double> rows = new HashMap<>();
    private int lastId;

    public PlanContext(FunctionCatalog functions) {
        this.functions = functions;
    }

    public FunctionCatalog functions() {
        return functions;
    }

    /** An id for a new node. */
    public int nextId() {
        return ++lastId;
    }

    /** Says how many rows a node is expected to give; a later word replaces an earlier one. */
    public void expectRows(PlanNode node, double expected) {
        rows.put(node.id(), Math.max(0, expected));
    }

    /** How many rows a node is expected to give; empty where nothing is known. */
    public OptionalDouble rows(PlanNode node) {
        Double expected = rows.get(node.id());
        return expected == null ? OptionalDouble.empty() : OptionalDouble.of(expected);
    }
}
