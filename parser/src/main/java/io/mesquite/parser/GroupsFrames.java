package io.mesquite.parser;

/**
 * Window frames of groups of equal rows. Without offsets such a frame is one of RANGE; with offsets it is parsed as one of rows whose
 * offsets are marked:
 *
 * <pre>
 * GROUPS UNBOUNDED PRECEDING                     →  RANGE UNBOUNDED PRECEDING
 * GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW     →  ROWS BETWEEN ("$groups"(1)) PRECEDING AND CURRENT ROW
 * </pre>
 */
final class GroupsFrames {
    private GroupsFrames() {}

    static void apply(TokenTree tokens, Rewriting changes) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.word(i).equals("GROUPS") && startsFrame(tokens, i)) {
                boolean offsets = markOffsets(tokens, i, changes);
                changes.replace(tokens.get(i), offsets ? "rows" : "range");
            }
        }
    }

    private static boolean startsFrame(TokenTree tokens, int groups) {
        int open = tokens.opener(groups);
        String before = tokens.word(open - 1);
        boolean inWindow = open > 0 && (before.equals("OVER") || before.equals("AS"));
        String next = tokens.word(groups + 1);
        return inWindow
                && (next.equals("BETWEEN")
                        || next.equals("UNBOUNDED")
                        || next.equals("CURRENT")
                        || isBound(tokens, groups + 2));
    }

    private static boolean markOffsets(TokenTree tokens, int groups, Rewriting changes) {
        boolean any = false;
        int end = tokens.partner(tokens.opener(groups));
        for (int i = groups + 1; i < end; i++) {
            if (isBound(tokens, i) && !tokens.word(i - 1).equals("UNBOUNDED")) {
                if (!tokens.isKind(i - 1, Token.Kind.NUMBER)) {
                    throw SyntaxErrors.at(tokens.get(i - 1), "the offset of a GROUPS frame must be a number");
                }
                changes.replace(
                        tokens.get(i - 1),
                        "(\"" + Markers.GROUPS + "\"(" + tokens.get(i - 1).text() + "))");
                any = true;
            }
        }
        return any;
    }

    private static boolean isBound(TokenTree tokens, int index) {
        return tokens.word(index).equals("PRECEDING") || tokens.word(index).equals("FOLLOWING");
    }
}
