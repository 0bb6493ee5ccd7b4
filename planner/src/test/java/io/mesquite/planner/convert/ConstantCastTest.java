package io.mesquite.planner.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.plan.expression.Constant;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConstantCastTest {
    private static Optional<Object> cast(Object value, Type from, Type to) {
        return ConstantCast.exactly(new Constant(value, from), to).map(Constant::value);
    }

    @Test
    void integerBecomesDecimalOfAnyLayout() {
        assertEquals(Optional.of(500L), cast(5L, SimpleType.INTEGER, new DecimalType(15, 2)));
        assertEquals(Optional.of(Int128.of(500)), cast(5L, SimpleType.INTEGER, new DecimalType(30, 2)));
    }

    @Test
    void decimalKeepsOnlyWhatFits() {
        DecimalType price = new DecimalType(15, 2);
        assertEquals(Optional.of(150L), cast(15L, new DecimalType(2, 1), price));
        assertEquals(Optional.empty(), cast(1555L, new DecimalType(4, 3), price));
        assertEquals(Optional.empty(), cast(12345L, new DecimalType(5, 0), new DecimalType(5, 1)));
    }

    @Test
    void integerOutsideOfTheNarrowerTypeHasNoEqual() {
        assertEquals(Optional.of(127L), cast(127L, SimpleType.INTEGER, SimpleType.TINYINT));
        assertEquals(Optional.of(-128L), cast(-128L, SimpleType.INTEGER, SimpleType.TINYINT));
        assertEquals(Optional.empty(), cast(128L, SimpleType.INTEGER, SimpleType.TINYINT));
        assertEquals(Optional.empty(), cast(25L, new DecimalType(2, 1), SimpleType.INTEGER));
    }

    @Test
    void timestampIsADateOnlyAtMidnight() {
        assertEquals(Optional.of(86_400_000_000L), cast(1L, SimpleType.DATE, SimpleType.TIMESTAMP));
        assertEquals(Optional.of(-1L), cast(-86_400_000_000L, SimpleType.TIMESTAMP, SimpleType.DATE));
        assertEquals(Optional.empty(), cast(1L, SimpleType.TIMESTAMP, SimpleType.DATE));
    }

    @Test
    void charLosesTrailingSpacesAndNothingElse() {
        Bytes text = Bytes.utf8("ab  ");
        assertEquals(Optional.of(Bytes.utf8("ab")), cast(text, new VarcharType(4), new CharType(2)));
        assertEquals(Optional.empty(), cast(text, new VarcharType(4), new VarcharType(3)));
    }

    @Test
    void nullIsNullInEveryType() {
        Constant nothing = new Constant(null, SimpleType.UNKNOWN);
        assertEquals(Optional.of(new Constant(null, SimpleType.DATE)), ConstantCast.exactly(nothing, SimpleType.DATE));
    }
}
