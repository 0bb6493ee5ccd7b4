package io.mesquite.spi.error;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the known name that a wrong name was probably meant to be, for messages that end in "did you mean ...?". Distance is
 * Levenshtein's without regard to case: the least number of characters to insert, drop or replace.
 */
public final class NearestName {
    private NearestName() {}

    /** The nearest of the known names, the first of equally near ones; empty where none is near enough to be a likely slip. */
    public static Optional<String> of(String wrong, Collection<String> known) {
        String lowerWrong = wrong.toLowerCase(Locale.ROOT);
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(lowerWrong, candidate.toLowerCase(Locale.ROOT));
            if (distance < least && distance <= allowed(lowerWrong, candidate)) {
                least = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** {@code "; did you mean 'NAME'?"} with the nearest of the known names, or nothing: to be put behind a message. */
    public static String suggestion(String wrong, Collection<String> known) {
        return of(wrong, known).map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    /** A third of the letters may be wrong, and in a short name one. */
    private static int allowed(String wrong, String candidate) {
        return Math.max(1, Math.max(wrong.length(), candidate.length()) / 3);
    }

    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[right.length()];
    }
}
