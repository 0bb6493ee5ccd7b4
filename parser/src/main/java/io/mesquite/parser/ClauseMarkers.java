package io.mesquite.parser;

import java.util.Set;

/** Marks GROUP BY ALL, ORDER BY ALL, SELECT DISTINCT ON and FETCH … WITH TIES, and completes a SELECT that has WHERE but no FROM. */
final class ClauseMarkers {
    private static final Set<String> CLAUSES = Set.of(
            "FROM",
            "WHERE",
            "GROUP",
            "HAVING",
            "QUALIFY",
            "UNION",
            "INTERSECT",
            "EXCEPT",
            "MINUS",
            "ORDER",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "WINDOW");
    private static final Set<String> NEED_ROWS = Set.of("WHERE", "GROUP", "HAVING", "QUALIFY");
    private static final String ONE_ROW = "from (values (0)) as \"$one\"(\"$zero\") ";

    private ClauseMarkers() {}

    static void apply(TokenTree tokens, Rewriting changes) {
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.word(i)) {
                case "ALL" -> {
                    if (tokens.isPhrase(i - 2, "GROUP", "BY") || tokens.isPhrase(i - 2, "ORDER", "BY")) {
                        changes.replace(tokens.get(i), '"' + Markers.ALL + '"');
                    }
                }
                case "SELECT" -> {
                    distinctOn(tokens, i, changes);
                    missingFrom(tokens, i, changes);
                }
                case "WITH" -> withTies(tokens, i, changes);
                default -> {}
            }
        }
    }

    private static void distinctOn(TokenTree tokens, int select, Rewriting changes) {
        int open = select + 3;
        if (tokens.isPhrase(select, "SELECT", "DISTINCT", "ON")
                && tokens.isSymbol(open, "(")
                && tokens.partner(open) > 0) {
            changes.replace(
                    tokens.get(select + 1).start(), tokens.get(select + 2).end(), '"' + Markers.DISTINCT_ON + '"');
            changes.insert(tokens.get(tokens.partner(open)).end(), ",");
        }
    }

    private static void missingFrom(TokenTree tokens, int select, Rewriting changes) {
        int clause = tokens.find(select + 1, CLAUSES);
        while (clause > 0 && isPartOfExpression(tokens, clause)) {
            clause = tokens.find(clause + 1, CLAUSES);
        }
        if (clause > 0 && NEED_ROWS.contains(tokens.word(clause))) {
            changes.insert(tokens.get(clause).start(), ONE_ROW);
        }
    }

    /** The FROM of IS DISTINCT FROM, the GROUP of WITHIN GROUP, and names after a dot. */
    private static boolean isPartOfExpression(TokenTree tokens, int clause) {
        return tokens.isPhrase(clause - 1, "DISTINCT", "FROM")
                || tokens.isPhrase(clause - 1, "WITHIN", "GROUP")
                || tokens.isPhrase(clause - 1, "AS", tokens.word(clause))
                || tokens.isSymbol(clause - 1, ".");
    }

    /** FETCH {FIRST|NEXT} n {ROW|ROWS} WITH TIES. */
    private static void withTies(TokenTree tokens, int with, Rewriting changes) {
        if (!tokens.isPhrase(with, "WITH", "TIES") || !tokens.word(with - 4).equals("FETCH")) {
            return;
        }
        int level = tokens.opener(with);
        for (int i = with; i > level && i > 0; i--) {
            if (tokens.opener(i) == level && tokens.isPhrase(i - 1, "ORDER", "BY")) {
                changes.insert(tokens.get(i).end(), " \"" + Markers.WITH_TIES + "\",");
                changes.replace(tokens.get(with).start(), tokens.get(with + 1).end(), "only");
                return;
            }
        }
        throw SyntaxErrors.at(tokens.get(with), "WITH TIES needs ORDER BY");
    }
}
