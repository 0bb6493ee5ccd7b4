package io.mesquite.tpch;

import io.trino.tpch.Distributions;
import io.trino.tpch.TextPool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The text from which comments are cut. The benchmark's own text is 300 MB of made-up sentences that take seconds to make;
 * this one makes it only when a comment is really needed:
 *
 * <ul>
 *   <li>{@link #NONE} gives blanks, for scans that do not read the comment column; as many as asked for, since the generator
 *       writes into some comments;
 *   <li>{@link #BENCHMARK} knows the comments of the nations and regions by heart, and makes the text for any other.
 * </ul>
 *
 * <p>Every column has random numbers of its own, so the others are the same with either.
 */
final class CommentText extends TextPool {
    static final TextPool NONE = new CommentText(false);
    static final TextPool BENCHMARK = new CommentText(true);

    private static final int SMALLEST_POOL = 1000;
    private static final int BENCHMARK_POOL = 300 * 1024 * 1024;

    private final boolean wanted;
    private final Map<Long, String> known;

    private CommentText(boolean wanted) {
        super(SMALLEST_POOL, Distributions.getDefaultDistributions());
        this.wanted = wanted;
        this.known = wanted ? readKnown() : Map.of();
    }

    @Override
    public int size() {
        return BENCHMARK_POOL;
    }

    @Override
    public String getText(int begin, int end) {
        if (!wanted) {
            return " ".repeat(end - begin);
        }
        String text = known.get(key(begin, end));
        return text != null ? text : getDefaultTestPool().getText(begin, end);
    }

    /** Lines of the form {@code begin end text}. */
    private static Map<Long, String> readKnown() {
        try (InputStream stream = CommentText.class.getResourceAsStream("known-comments.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            Map<Long, String> known = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ", 3);
                known.put(key(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])), parts[2]);
            }
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long key(int begin, int end) {
        return (long) begin << 32 | end;
    }
}
