package io.mesquite.planner.phase;

import io.mesquite.planner.statistics.JoinGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the cheapest tree of joins: of up to ten inputs all trees are compared by dynamic programming over sets of inputs
 * (Moerkotte and Neumann, VLDB 2006, without their enumeration); of more, the two that give the fewest rows are joined
 * again and again. Inputs that no condition connects are multiplied last: to join a large table with the product of small ones saves
 * a step, but a lookup by several keys costs more than several by one key each.
 */
final class JoinSearch {
    private static final int MOST_FOR_ALL_TREES = 10;
    /** A row that goes into a hash table costs about as much as three that look into one. */
    private static final double BUILD_ROW = 3;

    /**
     * @param inputs as bits
     * @param left null for a single input
     */
    record Tree(long inputs, Tree left, Tree right, double rows, double cost) {
        boolean isInput() {
            return left == null;
        }

        int input() {
            return Long.numberOfTrailingZeros(inputs);
        }
    }

    private final JoinGraph graph;

    private JoinSearch(JoinGraph graph) {
        this.graph = graph;
    }

    static Tree best(JoinGraph graph) {
        JoinSearch search = new JoinSearch(graph);
        return graph.size() <= MOST_FOR_ALL_TREES ? search.ofAllTrees() : search.greedily();
    }

    private Tree input(int i) {
        return new Tree(1L << i, null, null, graph.rows(1L << i), 0);
    }

    private Tree ofAllTrees() {
        int size = graph.size();
        Tree[] best = new Tree[1 << size];
        for (int i = 0; i < size; i++) {
            best[1 << i] = input(i);
        }
        fill(best, false);
        if (best[best.length - 1] == null) {
            fill(best, true);
        }
        return best[best.length - 1];
    }

    /** Finds trees for the sets that have none yet. */
    private void fill(Tree[] best, boolean withProducts) {
        for (int set = 1; set < best.length; set++) {
            if (best[set] == null) {
                best[set] = bestSplit(set, best, true);
                if (best[set] == null && withProducts) {
                    best[set] = bestSplit(set, best, false);
                }
            }
        }
    }

    private Tree bestSplit(int set, Tree[] best, boolean connected) {
        Tree cheapest = null;
        for (int part = (set - 1) & set; part > 0; part = (part - 1) & set) {
            int rest = set ^ part;
            if (part < rest
                    || best[part] == null
                    || best[rest] == null
                    || connected && !graph.isConnected(part, rest)) {
                continue;
            }
            Tree tree = join(best[part], best[rest]);
            if (cheapest == null || tree.cost() < cheapest.cost()) {
                cheapest = tree;
            }
        }
        return cheapest;
    }

    private Tree join(Tree one, Tree other) {
        boolean oneIsLarger = one.rows() >= other.rows();
        Tree probe = oneIsLarger ? one : other;
        Tree build = oneIsLarger ? other : one;
        double rows = graph.rows(one.inputs() | other.inputs());
        double cost = one.cost() + other.cost() + probe.rows() + BUILD_ROW * build.rows() + rows;
        return new Tree(one.inputs() | other.inputs(), probe, build, rows, cost);
    }

    private Tree greedily() {
        List<Tree> trees = new ArrayList<>();
        for (int i = 0; i < graph.size(); i++) {
            trees.add(input(i));
        }
        while (trees.size() > 1) {
            Tree next = cheapestPair(trees, true);
            if (next == null) {
                next = cheapestPair(trees, false);
            }
            trees.remove(next.left());
            trees.remove(next.right());
            trees.add(next);
        }
        return trees.get(0);
    }

    private Tree cheapestPair(List<Tree> trees, boolean connected) {
        List<Tree> pairs = new ArrayList<>();
        for (int i = 0; i < trees.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (!connected
                        || graph.isConnected(trees.get(i).inputs(), trees.get(j).inputs())) {
                    pairs.add(join(trees.get(i), trees.get(j)));
                }
            }
        }
        return pairs.stream()
                .min(Comparator.comparingDouble(Tree::rows).thenComparingDouble(Tree::cost))
                .orElse(null);
    }
}
