package io.mesquite.files.text;

import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.EnumSet;
import java.util.Set;

/**
 * Guesses the type of a column from the texts in it: the first of BOOLEAN, BIGINT, DECIMAL(38, 0), DOUBLE, DATE, TIMESTAMP,
 * TIMESTAMP WITH TIME ZONE and TIME that takes them all, else VARCHAR. A number with leading zeros is taken for text, for
 * it is a code whose zeros count.
 */
public final class TypeGuess {
    private enum Candidate {
        BOOLEAN(SimpleType.BOOLEAN),
        BIGINT(SimpleType.BIGINT),
        LARGE(new DecimalType(DecimalType.MAX_PRECISION, 0)),
        DOUBLE(SimpleType.DOUBLE),
        DATE(SimpleType.DATE),
        TIMESTAMP(SimpleType.TIMESTAMP),
        ZONED(SimpleType.TIMESTAMP_WITH_TIME_ZONE),
        TIME(SimpleType.TIME);

        private final Type type;

        Candidate(Type type) {
            this.type = type;
        }
    }

    private final ValueParser values = new ValueParser();
    private final TimeParser times = new TimeParser();
    private final Set<Candidate> left;
    private boolean anyText;

    /** A guess among all types. */
    public TypeGuess() {
        this(EnumSet.allOf(Candidate.class));
    }

    private TypeGuess(Set<Candidate> candidates) {
        this.left = candidates;
    }

    /** A guess among text, dates and times alone, for where numbers can be told from texts. */
    public static TypeGuess ofTimes() {
        return new TypeGuess(EnumSet.range(Candidate.DATE, Candidate.TIME));
    }

    /** Takes one more text into account; spaces around it do not count. */
    public void add(byte[] bytes, int from, int to) {
        int start = Spaces.skipLeading(bytes, from, to);
        int end = Spaces.skipTrailing(bytes, start, to);
        anyText = true;
        left.removeIf(candidate -> !fits(candidate, bytes, start, end));
    }

    /** UNKNOWN where there was no text at all. */
    public Type type() {
        if (!anyText) {
            return SimpleType.UNKNOWN;
        }
        return left.isEmpty() ? VarcharType.UNBOUNDED : left.iterator().next().type;
    }

    /** Whether a text is a value of the type guessed so far. */
    public boolean takes(byte[] bytes, int from, int to) {
        int start = Spaces.skipLeading(bytes, from, to);
        int end = Spaces.skipTrailing(bytes, start, to);
        return left.isEmpty() || fits(left.iterator().next(), bytes, start, end);
    }

    private boolean fits(Candidate candidate, byte[] bytes, int from, int to) {
        return switch (candidate) {
            case BOOLEAN -> values.parseBoolean(bytes, from, to);
            case BIGINT -> !hasLeadingZero(bytes, from, to) && values.parseLong(bytes, from, to);
            case LARGE ->
                !hasLeadingZero(bytes, from, to)
                        && !Utf8.contains(bytes, from, to, (byte) '.')
                        && values.parseWideDecimal(bytes, from, to, DecimalType.MAX_PRECISION, 0);
            case DOUBLE -> !hasLeadingZero(bytes, from, to) && values.parseDouble(bytes, from, to);
            case DATE -> times.parseDate(bytes, from, to);
            case TIMESTAMP -> times.parseTimestamp(bytes, from, to) && !times.zoned;
            case ZONED -> times.parseTimestamp(bytes, from, to) && times.zoned;
            case TIME -> times.parseTime(bytes, from, to);
        };
    }

    private static boolean hasLeadingZero(byte[] bytes, int from, int to) {
        int first = from < to && (bytes[from] == '-' || bytes[from] == '+') ? from + 1 : from;
        return first + 1 < to && bytes[first] == '0' && bytes[first + 1] >= '0' && bytes[first + 1] <= '9';
    }
}
