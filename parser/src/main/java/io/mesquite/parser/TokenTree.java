package io.mesquite.parser;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tokens of one statement with what stands in which brackets. Indexes may lie outside: there is a token of kind END. */
final class TokenTree {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private final List<Token> tokens;
    private final int[] partner;
    private final int[] opener;

    /** @param tokens the last of kind END */
    TokenTree(List<Token> tokens) {
        this.tokens = tokens;
        this.partner = new int[tokens.size()];
        this.opener = new int[tokens.size()];
        Arrays.fill(partner, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean symbol = token.kind() == Token.Kind.SYMBOL;
            if (symbol && CLOSING.contains(token.text()) && !open.isEmpty()) {
                int start = open.pop();
                partner[start] = i;
                partner[i] = start;
            }
            opener[i] = open.isEmpty() ? -1 : open.peek();
            if (symbol && OPENING.contains(token.text())) {
                open.push(i);
            }
        }
    }

    int size() {
        return tokens.size();
    }

    Token get(int index) {
        return index < 0 || index >= tokens.size() ? tokens.get(tokens.size() - 1) : tokens.get(index);
    }

    /** The index of the bracket that closes the one at {@code index}, or opens it; -1 where there is none. */
    int partner(int index) {
        return partner[index];
    }

    /** The index of the innermost bracket around the token, -1 outside of brackets. */
    int opener(int index) {
        return opener[index];
    }

    /** The word in upper case; empty for a token that is none. */
    String word(int index) {
        Token token = get(index);
        return token.kind() == Token.Kind.WORD && index >= 0 ? token.text().toUpperCase(Locale.ROOT) : "";
    }

    boolean isSymbol(int index, String symbol) {
        return index >= 0 && get(index).isSymbol(symbol);
    }

    boolean isKind(int index, Token.Kind kind) {
        return index >= 0 && get(index).kind() == kind;
    }

    /** Whether the words stand there one after the other. */
    boolean isPhrase(int index, String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!word(index + i).equals(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** The first index from {@code from} on, in the same brackets, of one of the words; -1 where there is none. */
    int find(int from, Set<String> words) {
        int level = opener(from);
        for (int i = from; i < size(); i++) {
            if (opener(i) == level && words.contains(word(i))) {
                return i;
            } else if (level >= 0 && i == partner(level)) {
                return -1;
            }
        }
        return -1;
    }
}
