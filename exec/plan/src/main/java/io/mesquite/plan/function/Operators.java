package io.mesquite.plan.function;

import java.util.Set;

/** Function names of SQL's operators. The planner writes them, the engine implements them. */
public final class Operators {
    /** Arithmetic of two numbers of the result's type; a date or timestamp and an interval; two intervals. */
    public static final String ADD = "add";

    /** As {@link #ADD}; two dates give days as BIGINT, two timestamps an INTERVAL DAY TO SECOND. */
    public static final String SUBTRACT = "subtract";

    public static final String MULTIPLY = "multiply";
    /** Of integers the quotient cut towards zero; of decimals rounded half up to the result's scale. */
    public static final String DIVIDE = "divide";

    public static final String MODULUS = "modulus";
    public static final String NEGATE = "negate";

    /** Comparisons of two values of one type; null where either is null. NaN equals NaN and is above all other numbers. */
    public static final String EQUAL = "equal";

    public static final String NOT_EQUAL = "not_equal";
    public static final String LESS_THAN = "less_than";
    public static final String LESS_THAN_OR_EQUAL = "less_than_or_equal";
    public static final String GREATER_THAN = "greater_than";
    public static final String GREATER_THAN_OR_EQUAL = "greater_than_or_equal";
    /** Comparisons that treat nulls as values; never null. */
    public static final String IS_DISTINCT_FROM = "is_distinct_from";

    public static final String IS_NOT_DISTINCT_FROM = "is_not_distinct_from";
    public static final String NOT = "not";

    /** Value, pattern, and optionally an escape character. */
    public static final String LIKE = "like";
    /** As {@link #LIKE}, without regard to case. */
    public static final String ILIKE = "ilike";
    /** A text and a pattern of SIMILAR TO, without an escape character of its own. */
    public static final String SIMILAR = "similar";
    /** {@code ~}: a text and a regular expression, which a part of the text must match. */
    public static final String REGEX = "regex";
    /** {@code ~*}: as {@link #REGEX}, without regard to case. */
    public static final String REGEX_IGNORE_CASE = "regex_ignore_case";
    /** {@code ||} of two texts, two binaries or two arrays. */
    public static final String CONCAT = "concat";

    private static final Set<String> COMPARISONS = Set.of(
            EQUAL,
            NOT_EQUAL,
            LESS_THAN,
            LESS_THAN_OR_EQUAL,
            GREATER_THAN,
            GREATER_THAN_OR_EQUAL,
            IS_DISTINCT_FROM,
            IS_NOT_DISTINCT_FROM);

    private Operators() {}

    /** Whether a function of that name compares two values. */
    public static boolean isComparison(String function) {
        return COMPARISONS.contains(function);
    }

    /** The comparison that says the same of exchanged operands. */
    public static String mirrored(String comparison) {
        return switch (comparison) {
            case LESS_THAN -> GREATER_THAN;
            case LESS_THAN_OR_EQUAL -> GREATER_THAN_OR_EQUAL;
            case GREATER_THAN -> LESS_THAN;
            case GREATER_THAN_OR_EQUAL -> LESS_THAN_OR_EQUAL;
            default -> comparison;
        };
    }
}
