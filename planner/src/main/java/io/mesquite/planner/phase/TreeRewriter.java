package io.mesquite.planner.phase;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;

/** Walks a tree of algebra. */
final class TreeRewriter {
    private TreeRewriter() {}

    /** The node with each input replaced; itself where none changes. */
    static RelNode withInputs(RelNode rel, UnaryOperator<RelNode> change) {
        List<RelNode> inputs = rel.getInputs();
        List<RelNode> changed = new ArrayList<>(inputs.size());
        boolean same = true;
        for (RelNode input : inputs) {
            RelNode after = change.apply(input);
            same &= after == input;
            changed.add(after);
        }
        return same ? rel : rel.copy(rel.getTraitSet(), changed);
    }
}
