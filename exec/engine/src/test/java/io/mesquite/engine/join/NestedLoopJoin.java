package io.mesquite.engine.join;

import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.JoinNode.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What joins give by SQL's definition, pair by pair: the truth that the engine's joins are compared with. */
record NestedLoopJoin(JoinNode node, Optional<LessThanResidual> residual) {
    List<List<Object>> join(List<List<Object>> left, List<List<Object>> right) {
        Kind kind = node.kind();
        List<List<Object>> result = new ArrayList<>();
        boolean[] rightMatched = new boolean[right.size()];
        for (List<Object> leftRow : left) {
            boolean matched = false;
            boolean unknown = false;
            for (int i = 0; i < right.size(); i++) {
                Boolean matches = matches(leftRow, right.get(i));
                unknown |= matches == null;
                if (matches != null && matches) {
                    matched = true;
                    rightMatched[i] = true;
                    if (kind == Kind.INNER || kind == Kind.LEFT || kind == Kind.RIGHT || kind == Kind.FULL) {
                        add(result, leftRow, right.get(i));
                    }
                }
            }
            addLeft(result, leftRow, matched, unknown);
        }
        for (int i = 0; i < right.size(); i++) {
            boolean wanted =
                    switch (kind) {
                        case RIGHT, FULL, RIGHT_ANTI -> !rightMatched[i];
                        case RIGHT_SEMI -> rightMatched[i];
                        default -> false;
                    };
            if (wanted) {
                add(result, nulls(node.left().fields().size()), right.get(i));
            }
        }
        return result;
    }

    private void addLeft(List<List<Object>> result, List<Object> row, boolean matched, boolean unknown) {
        List<Object> noRight = nulls(node.right().fields().size());
        switch (node.kind()) {
            case LEFT, FULL -> {
                if (!matched) {
                    add(result, row, noRight);
                }
            }
            case SEMI -> {
                if (matched) {
                    add(result, row, noRight);
                }
            }
            case ANTI -> {
                if (!matched) {
                    add(result, row, noRight);
                }
            }
            case NULL_AWARE_ANTI -> {
                if (!matched && !unknown) {
                    add(result, row, noRight);
                }
            }
            case MARK -> {
                add(result, row, noRight);
                result.get(result.size() - 1).add(matched);
            }
            case NULL_AWARE_MARK -> {
                add(result, row, noRight);
                result.get(result.size() - 1).add(matched ? Boolean.TRUE : unknown ? null : Boolean.FALSE);
            }
            case INNER, RIGHT, RIGHT_SEMI, RIGHT_ANTI -> {}
        }
    }

    /** Null where it is unknown because of a null in a key, though the residual is true. */
    private Boolean matches(List<Object> left, List<Object> right) {
        if (residual.isPresent()) {
            List<Object> both = new ArrayList<>(left);
            both.addAll(right);
            LessThanResidual test = residual.get();
            if (!test.test(both.get(test.left()), both.get(test.right()))) {
                return false;
            }
        }
        boolean unknown = false;
        for (JoinNode.Key key : node.keys()) {
            Object l = left.get(key.left());
            Object r = right.get(key.right());
            if (!key.nullSafe() && (l == null || r == null)) {
                unknown = true;
            } else if (!Objects.equals(l, r)) {
                return false;
            }
        }
        return unknown ? null : Boolean.TRUE;
    }

    private void add(List<List<Object>> result, List<Object> left, List<Object> right) {
        List<Object> both = new ArrayList<>(left);
        both.addAll(right);
        List<Object> row = new ArrayList<>();
        node.output().forEach(channel -> row.add(both.get(channel)));
        result.add(row);
    }

    private static List<Object> nulls(int count) {
        return Collections.nCopies(count, null);
    }
}
