package io.mesquite.parser;

import io.mesquite.spi.error.Position;

/**
 * A piece of a statement's text.
 *
 * @param text as written; for a quoted name or a string the value without its quotes
 * @param start offset of its first character in the whole text
 * @param end offset after its last character
 */
record Token(Kind kind, String text, int start, int end, Position position) {
    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        SYMBOL,
        END
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }
}
