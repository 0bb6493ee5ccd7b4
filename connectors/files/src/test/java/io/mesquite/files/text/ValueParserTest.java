package io.mesquite.files.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueParserTest {
    private final ValueParser parser = new ValueParser();

    @Test
    void longsAreReadToTheirBounds() {
        for (long value : new long[] {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1_000_000_007}) {
            assertTrue(parseLong(Long.toString(value)));
            assertEquals(value, parser.longValue);
        }
        assertTrue(parseLong("+007"));
        assertEquals(7, parser.longValue);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                "1.0",
                "1e3",
                "abc",
                "9223372036854775808",
                "-9223372036854775809",
                "1 2",
                "99999999999999999999"
            })
    void otherTextsAreNoLongs(String text) {
        assertFalse(parseLong(text));
    }

    @Test
    void doublesAreThoseOfJava() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = i % 2 == 0
                    ? Double.longBitsToDouble(random.nextLong())
                    : Math.round(random.nextGaussian() * 1e6) / 100.0;
            if (!Double.isNaN(value)) {
                assertTrue(parseDouble(Double.toString(value)), "seed " + seed);
                assertEquals(value, parser.doubleValue, "seed " + seed);
            }
        }
        for (String text : new String[] {"1", "-.5", "5.", "1E5", "0.1e-3", "123456789012345678901234567890", "-0"}) {
            assertTrue(parseDouble(text), text);
            assertEquals(Double.parseDouble(text), parser.doubleValue);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1.2.3", "1e", "1e+", "e5", "0x10", "1d", "1f", "nano", "--1"})
    void otherTextsAreNoDoubles(String text) {
        assertFalse(parseDouble(text));
    }

    @Test
    void decimalsAreExactOrRefused() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            int precision = 1 + random.nextInt(18);
            int scale = random.nextInt(precision + 1);
            BigDecimal value = BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(20));
            String text = value.toPlainString();
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            BigDecimal scaled = value.movePointRight(scale).stripTrailingZeros();
            boolean fits = scaled.scale() <= 0 && scaled.abs().compareTo(BigDecimal.TEN.pow(precision)) < 0;
            String hint = text + " as (" + precision + ", " + scale + "), seed " + seed;
            assertEquals(fits, parser.parseDecimal(bytes, 0, bytes.length, precision, scale), hint);
            if (fits) {
                assertEquals(scaled.longValueExact(), parser.longValue, hint);
            }
            assertEquals(fits, parser.parseWideDecimal(bytes, 0, bytes.length, precision, scale), hint);
            if (fits) {
                assertEquals(scaled.toBigIntegerExact(), parser.wideValue.toBigInteger(), hint);
            }
        }
    }

    private boolean parseLong(String text) {
        byte[] bytes = ("x" + text + "9").getBytes(StandardCharsets.US_ASCII);
        return parser.parseLong(bytes, 1, bytes.length - 1);
    }

    private boolean parseDouble(String text) {
        byte[] bytes = ("x" + text + "9").getBytes(StandardCharsets.US_ASCII);
        return parser.parseDouble(bytes, 1, bytes.length - 1);
    }
}
