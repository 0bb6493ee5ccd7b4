package io.mesquite.parser;

import java.util.List;

/**
 * What people write that Calcite's grammar does not take: each rule looks for one such thing among the tokens and rewrites it. What has
 * no counterpart in the grammar is rewritten to a call or a name of {@link Markers}, of which {@link Desugaring} or the planner makes
 * what is meant.
 */
final class Dialect {
    private interface Rule {
        void apply(TokenTree tokens, Rewriting changes);
    }

    private static final List<Rule> RULES = List.of(
            JdbcEscapes::apply,
            LambdaWords::apply,
            JsonArrows::apply,
            IntervalTexts::apply,
            ClauseMarkers::apply,
            GroupsFrames::apply,
            AsofConditions::apply,
            AtTimeZone::apply,
            PathsAsNames::apply,
            Constructors::apply,
            Shorthands::apply,
            // after all that give a reserved word another meaning
            ReservedNames::apply);

    private Dialect() {}

    /**
     * @param text the statement's, with its true lines and columns
     * @param tokens of the statement, the last of kind END
     */
    static Rewriting.Result rewrite(String text, List<Token> tokens) {
        TokenTree tree = new TokenTree(tokens);
        Rewriting changes = new Rewriting(text);
        RULES.forEach(rule -> rule.apply(tree, changes));
        return changes.apply();
    }
}
