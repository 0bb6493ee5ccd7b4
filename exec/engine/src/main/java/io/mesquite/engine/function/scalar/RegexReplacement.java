package io.mesquite.engine.function.scalar;

import com.google.re2j.Matcher;

/** The text that takes a match's place: {@code $1} and {@code \1} are groups, {@code $0} the match, a backslash makes the next character itself. */
final class RegexReplacement {
    private final String template;

    RegexReplacement(String template) {
        this.template = template;
    }

    void append(Matcher matcher, StringBuilder out) {
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            boolean special = (c == '$' || c == '\\') && i + 1 < template.length();
            char next = special ? template.charAt(i + 1) : 0;
            if (special && next >= '0' && next <= '9') {
                appendGroup(matcher, next - '0', out);
                i++;
            } else if (c == '\\' && special) {
                out.append(next);
                i++;
            } else {
                out.append(c);
            }
        }
    }

    private void appendGroup(Matcher matcher, int group, StringBuilder out) {
        RegexFunctions.checkGroup(matcher, group);
        String matched = matcher.group(group);
        out.append(matched == null ? "" : matched);
    }
}
