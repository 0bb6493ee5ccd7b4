package io.mesquite.parser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Lets a string stand where a table's name does: it is the path of files, and a name to the grammar.
 *
 * <pre>
 * SELECT * FROM '/data/a.csv' JOIN 's3://b/c.json' USING (x)    both
 * SELECT trim(both 'x' FROM 'y'), a IS DISTINCT FROM 'b'        none: the first FROM is a function's, the second an operator's
 * </pre>
 */
final class PathsAsNames {
    private PathsAsNames() {}

    static void apply(TokenTree tokens, Rewriting changes) {
        Deque<Boolean> selectSeen = new ArrayDeque<>(List.of(false));
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSymbol("(")) {
                selectSeen.push(false);
            } else if (token.isSymbol(")") && selectSeen.size() > 1) {
                selectSeen.pop();
            } else if (token.isWord("SELECT")) {
                selectSeen.pop();
                selectSeen.push(true);
            } else if (token.kind() == Token.Kind.STRING && i > 0 && isTablePlace(tokens, i, selectSeen.peek())) {
                changes.replace(token, '"' + token.text().replace("\"", "\"\"") + '"');
            }
        }
    }

    private static boolean isTablePlace(TokenTree tokens, int index, boolean inSelect) {
        Token before = tokens.get(index - 1);
        boolean afterDistinct = index > 1 && tokens.get(index - 2).isWord("DISTINCT");
        return before.isWord("JOIN") || before.isWord("FROM") && inSelect && !afterDistinct;
    }
}
