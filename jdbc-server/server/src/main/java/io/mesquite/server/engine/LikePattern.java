package io.mesquite.server.engine;

import java.util.regex.Pattern;

/** SQL's pattern for names: {@code %} is any text, {@code _} any character, and {@code \} takes the next one as it is. */
public final class LikePattern {
    private static final LikePattern ALL = new LikePattern(null);

    private final Pattern regex;

    private LikePattern(Pattern regex) {
        this.regex = regex;
    }

    /** @param pattern null for all names */
    public static LikePattern of(String pattern) {
        if (pattern == null || pattern.equals("%")) {
            return ALL;
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                i++;
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return new LikePattern(
                Pattern.compile(regex.toString(), Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** Case does not matter, as for names in SQL. */
    public boolean matches(String name) {
        return regex == null || regex.matcher(name).matches();
    }
}
