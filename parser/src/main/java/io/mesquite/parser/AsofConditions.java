package io.mesquite.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * ASOF joins as DuckDB writes them, with the inequality in ON:
 *
 * <pre>
 * a ASOF JOIN b ON a.k = b.k AND a.t >= b.t  →  a ASOF JOIN b MATCH_CONDITION a.t >= b.t ON a.k = b.k
 * </pre>
 */
final class AsofConditions {
    private static final Set<String> ENDS = Set.of(
            "WHERE",
            "GROUP",
            "HAVING",
            "QUALIFY",
            "UNION",
            "INTERSECT",
            "EXCEPT",
            "ORDER",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "WINDOW",
            "JOIN",
            "LEFT",
            "RIGHT",
            "FULL",
            "INNER",
            "CROSS",
            "ASOF",
            "NATURAL");

    private AsofConditions() {}

    static void apply(TokenTree tokens, Rewriting changes) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isPhrase(i, "ASOF", "LEFT", "JOIN")) {
                changes.replace(tokens.get(i).start(), tokens.get(i + 1).end(), "left asof");
                split(tokens, i + 3, changes);
            } else if (tokens.isPhrase(i, "ASOF", "JOIN")) {
                split(tokens, i + 2, changes);
            }
        }
    }

    private static void split(TokenTree tokens, int from, Rewriting changes) {
        int on = tokens.find(from, Set.of("ON", "MATCH_CONDITION"));
        if (on < 0 || !tokens.word(on).equals("ON")) {
            return;
        }
        int end = end(tokens, on);
        List<int[]> conjuncts = conjuncts(tokens, on + 1, end);
        List<int[]> unequal =
                conjuncts.stream().filter(range -> isInequality(tokens, range)).toList();
        if (unequal.size() != 1) {
            throw SyntaxErrors.at(tokens.get(on), "an ASOF join needs exactly one inequality, as in a.t >= b.t");
        }
        StringBuilder match = new StringBuilder("match_condition");
        StringBuilder others = new StringBuilder();
        for (int[] range : conjuncts) {
            StringBuilder target = range == unequal.get(0) ? match : others;
            target.append(target == others && !others.isEmpty() ? " and" : "");
            for (int i = range[0]; i < range[1]; i++) {
                Token token = tokens.get(i);
                boolean apart = i == range[0] || tokens.get(i - 1).end() < token.start();
                target.append(apart ? " " : "").append(written(token));
            }
        }
        changes.replace(
                tokens.get(on).start(),
                tokens.get(end - 1).end(),
                match + " on" + (others.isEmpty() ? " true" : others.toString()));
    }

    private static String written(Token token) {
        return switch (token.kind()) {
            case STRING -> "'" + token.text().replace("'", "''") + "'";
            case QUOTED_NAME -> '"' + token.text().replace("\"", "\"\"") + '"';
            default -> token.text();
        };
    }

    /** The index after the condition. */
    private static int end(TokenTree tokens, int on) {
        int level = tokens.opener(on);
        int limit = level < 0 ? tokens.size() - 1 : tokens.partner(level);
        for (int i = on + 1; i < limit; i++) {
            boolean here = tokens.opener(i) == level;
            if (here && (ENDS.contains(tokens.word(i)) || tokens.isSymbol(i, ","))) {
                return i;
            }
        }
        return limit;
    }

    private static List<int[]> conjuncts(TokenTree tokens, int from, int to) {
        List<int[]> ranges = new ArrayList<>();
        int start = from;
        int level = tokens.opener(from);
        for (int i = from; i <= to; i++) {
            if (i == to || tokens.opener(i) == level && tokens.word(i).equals("AND")) {
                ranges.add(new int[] {start, i});
                start = i + 1;
            }
        }
        return ranges;
    }

    private static boolean isInequality(TokenTree tokens, int[] range) {
        int level = tokens.opener(range[0]);
        for (int i = range[0]; i < range[1]; i++) {
            boolean compares = tokens.isSymbol(i, "<") && !tokens.isSymbol(i + 1, ">")
                    || tokens.isSymbol(i, ">") && !tokens.isSymbol(i - 1, "<");
            if (compares && tokens.opener(i) == level) {
                return true;
            }
        }
        return false;
    }
}
