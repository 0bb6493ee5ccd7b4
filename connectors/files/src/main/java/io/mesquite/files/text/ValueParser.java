package io.mesquite.files.text;

import io.mesquite.spi.type.Int128;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Reads values from text without making strings of them. Each method tells whether the bytes from {@code from} to before
 * {@code to} are such a value, and if so leaves it in a field. Used by one thread at a time.
 */
public final class ValueParser {
    /** What the last successful call found, where it is a whole number. */
    public long longValue;
    /** What the last successful {@link #parseDouble} found. */
    public double doubleValue;
    /** What the last successful {@link #parseWideDecimal} found. */
    public Int128 wideValue;

    private static final long MAX_TENTH = Long.MAX_VALUE / 10;
    private static final long MAX_EXACT_DOUBLE = 1L << 53;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /** {@code true} or {@code false} in any case; 1 or 0 is left in {@link #longValue}. */
    public boolean parseBoolean(byte[] bytes, int from, int to) {
        if (equalsIgnoreCase(bytes, from, to, "true")) {
            longValue = 1;
            return true;
        }
        longValue = 0;
        return equalsIgnoreCase(bytes, from, to, "false");
    }

    /** A whole number with an optional sign that fits into 64 bits. */
    public boolean parseLong(byte[] bytes, int from, int to) {
        int i = from;
        boolean negative = i < to && bytes[i] == '-';
        if (negative || i < to && bytes[i] == '+') {
            i++;
        }
        if (i == to) {
            return false;
        }
        // negative numbers reach one further, so count downwards
        long value = 0;
        for (; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9 || value < -MAX_TENTH) {
                return false;
            }
            value = value * 10 - digit;
            if (value > 0) {
                return false;
            }
        }
        if (!negative && value == Long.MIN_VALUE) {
            return false;
        }
        longValue = negative ? value : -value;
        return true;
    }

    /** A number with optional sign, fraction and exponent; also {@code NaN}, {@code Infinity} and {@code inf}. */
    public boolean parseDouble(byte[] bytes, int from, int to) {
        int i = from;
        boolean negative = i < to && bytes[i] == '-';
        if (negative || i < to && bytes[i] == '+') {
            i++;
        }
        long digits = 0;
        int digitCount = 0;
        int fraction = 0;
        boolean point = false;
        boolean exact = true;
        for (; i < to; i++) {
            int c = bytes[i];
            if (c >= '0' && c <= '9') {
                exact &= digits < MAX_TENTH / 10;
                digits = digits * 10 + (c - '0');
                digitCount++;
                fraction += point ? 1 : 0;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (digitCount == 0) {
            return parseSpecialDouble(bytes, i, to, negative);
        }
        if (i == to && exact && digits <= MAX_EXACT_DOUBLE && fraction < POWERS.length) {
            double value = digits / POWERS[fraction];
            doubleValue = negative ? -value : value;
            return true;
        }
        return (i == to || isExponent(bytes, i, to)) && parseSlowDouble(bytes, from, to);
    }

    /**
     * A decimal whose value, times ten to the power of {@code scale}, is whole and has at most {@code precision} digits;
     * that product is left in {@link #longValue}.
     *
     * @param precision at most 18
     */
    public boolean parseDecimal(byte[] bytes, int from, int to, int precision, int scale) {
        int i = from;
        boolean negative = i < to && bytes[i] == '-';
        if (negative || i < to && bytes[i] == '+') {
            i++;
        }
        long value = 0;
        int digitCount = 0;
        int fraction = -1;
        for (; i < to; i++) {
            int c = bytes[i];
            if (c == '.' && fraction < 0) {
                fraction = 0;
            } else if (c >= '0' && c <= '9') {
                digitCount++;
                if (fraction >= scale) {
                    if (c != '0') {
                        return false;
                    }
                    continue;
                }
                fraction += fraction >= 0 ? 1 : 0;
                if (value > MAX_TENTH - 1) {
                    return false;
                }
                value = value * 10 + (c - '0');
            } else {
                return false;
            }
        }
        for (int missing = scale - Math.max(fraction, 0); missing > 0; missing--) {
            if (value > MAX_TENTH - 1) {
                return false;
            }
            value *= 10;
        }
        longValue = negative ? -value : value;
        return digitCount > 0 && value < (long) POWERS[precision];
    }

    /** As {@link #parseDecimal} for up to 38 digits; the product is left in {@link #wideValue}. */
    public boolean parseWideDecimal(byte[] bytes, int from, int to, int precision, int scale) {
        for (int i = from; i < to; i++) {
            int c = bytes[i];
            if ((c < '0' || c > '9') && c != '.' && (i > from || c != '-' && c != '+')) {
                return false;
            }
        }
        try {
            BigDecimal value = new BigDecimal(text(bytes, from, to));
            BigInteger unscaled = value.setScale(scale).unscaledValue();
            if (unscaled.abs().compareTo(BigInteger.TEN.pow(precision)) >= 0) {
                return false;
            }
            wideValue = Int128.of(unscaled);
            return true;
        } catch (ArithmeticException | NumberFormatException e) {
            return false;
        }
    }

    private boolean parseSpecialDouble(byte[] bytes, int from, int to, boolean negative) {
        if (equalsIgnoreCase(bytes, from, to, "nan")) {
            doubleValue = Double.NaN;
            return true;
        }
        doubleValue = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        return equalsIgnoreCase(bytes, from, to, "infinity") || equalsIgnoreCase(bytes, from, to, "inf");
    }

    private boolean parseSlowDouble(byte[] bytes, int from, int to) {
        doubleValue = Double.parseDouble(text(bytes, from, to));
        return true;
    }

    private static boolean isExponent(byte[] bytes, int from, int to) {
        int i = from;
        if (bytes[i] != 'e' && bytes[i] != 'E') {
            return false;
        }
        i++;
        if (i < to && (bytes[i] == '-' || bytes[i] == '+')) {
            i++;
        }
        int digits = i;
        while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i == to && i > digits;
    }

    private static boolean equalsIgnoreCase(byte[] bytes, int from, int to, String lower) {
        if (to - from != lower.length()) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            if ((bytes[from + i] | 0x20) != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
