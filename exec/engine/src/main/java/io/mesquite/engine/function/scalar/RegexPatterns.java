package io.mesquite.engine.function.scalar;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Patterns of one call, compiled once for each text. The engine is RE2: its time is linear in the text, whatever the pattern. */
final class RegexPatterns {
    /** Patterns that come from a column can be many: the cache starts again when it is full. */
    private static final int MOST_PATTERNS = 256;

    private final Map<String, Pattern> byText = new ConcurrentHashMap<>();
    private final Function<String, Pattern> compiler;

    RegexPatterns(Function<String, Pattern> compiler) {
        this.compiler = compiler;
    }

    Pattern get(String pattern) {
        Pattern known = byText.get(pattern);
        if (known == null) {
            known = compiler.apply(pattern);
            if (byText.size() >= MOST_PATTERNS) {
                byText.clear();
            }
            byText.put(pattern, known);
        }
        return known;
    }

    static Pattern compile(String pattern, int flags) {
        try {
            return Pattern.compile(pattern, flags);
        } catch (PatternSyntaxException e) {
            String fragment = e.getPattern();
            int at = fragment == null ? -1 : pattern.indexOf(fragment);
            String place = at <= 0 ? "" : " at character " + (pattern.codePointCount(0, at) + 1);
            throw new MesquiteException(
                    ErrorCode.INVALID_ARGUMENT,
                    "'" + pattern + "' is no regular expression: " + e.getDescription()
                            + (fragment == null || fragment.isEmpty() ? "" : " '" + fragment + "'") + place
                            + "; the syntax is RE2's, without look-around and back references");
        }
    }

    /** SQL's SIMILAR TO: % and _ as in LIKE, the rest as in a regular expression, and the whole text must match. */
    static Pattern similar(String pattern, int escape) {
        StringBuilder regex = new StringBuilder("^(?:");
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); ) {
            int c = pattern.codePointAt(i);
            i += Character.charCount(c);
            if (c == escape) {
                if (i == pattern.length()) {
                    throw Arguments.invalid("the SIMILAR TO pattern '" + pattern
                            + "' ends with its escape character; write it twice to mean itself");
                }
                int literal = pattern.codePointAt(i);
                i += Character.charCount(literal);
                regex.append(Pattern.quote(Character.toString(literal)));
                continue;
            }
            inClass = c == '[' || inClass && c != ']';
            if (inClass) {
                regex.appendCodePoint(c);
            } else if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else if (c == '.' || c == '^' || c == '$' || c == '\\') {
                regex.append('\\').appendCodePoint(c);
            } else {
                regex.appendCodePoint(c);
            }
        }
        return compile(regex.append(")$").toString(), Pattern.DOTALL);
    }
}
