package io.mesquite.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.datastax.oss.driver.api.core.type.DataTypes;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.Int128;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CqlValuesTest {
    @Test
    void aTimestampBetweenTwoMillisecondsEqualsNothing() {
        assertEquals(Optional.of(Instant.ofEpochMilli(-2)), CqlValues.exact(DataTypes.TIMESTAMP, -2_000L));
        assertEquals(Optional.empty(), CqlValues.exact(DataTypes.TIMESTAMP, -1_999L));
    }

    @Test
    void boundsOfTimestampsLeaveNoStoredValueOut() {
        assertEquals(Instant.ofEpochMilli(-2), CqlValues.atMost(DataTypes.TIMESTAMP, -1_999L));
        assertEquals(Instant.ofEpochMilli(-1), CqlValues.atLeast(DataTypes.TIMESTAMP, -1_999L));
        assertEquals(Instant.ofEpochMilli(1), CqlValues.atLeast(DataTypes.TIMESTAMP, 1_000L));
    }

    @Test
    void anIntegerOfAWiderColumnEqualsNothingAndBoundsAll() {
        assertEquals(
                Optional.of(-128), CqlValues.exact(DataTypes.TINYINT, -128L).map(value -> ((Byte) value).intValue()));
        assertEquals(Optional.empty(), CqlValues.exact(DataTypes.TINYINT, 128L));
        assertEquals(Optional.empty(), CqlValues.exact(DataTypes.INT, (1L << 32) + 5));
        assertEquals(Integer.MAX_VALUE, CqlValues.atLeast(DataTypes.INT, 1L << 40));
        assertEquals((short) -32_768, CqlValues.atMost(DataTypes.SMALLINT, -40_000L));
    }

    @Test
    void aUuidWithoutTimeAndATextThatIsNotAsciiEqualNothing() {
        assertEquals(Optional.empty(), CqlValues.exact(DataTypes.TIMEUUID, new Int128(0x4000L, 1)));
        assertEquals(Optional.empty(), CqlValues.exact(DataTypes.ASCII, Bytes.utf8("ü")));
        assertEquals(Optional.of("ü"), CqlValues.exact(DataTypes.TEXT, Bytes.utf8("ü")));
    }

    @Test
    void typesWhoseEqualityIsAnotherInCqlAreLeftToTheEngine() {
        assertFalse(CqlValues.isComparable(DataTypes.DECIMAL));
        assertFalse(CqlValues.isComparable(DataTypes.DOUBLE));
        assertFalse(CqlValues.isComparable(DataTypes.TIME));
        assertFalse(CqlValues.isOrdered(DataTypes.TIMEUUID));
    }
}
