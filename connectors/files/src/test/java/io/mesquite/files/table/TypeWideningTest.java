package io.mesquite.files.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TypeWideningTest {
    @Test
    void numbersWiden() {
        assertCommon("BIGINT", SimpleType.INTEGER, SimpleType.BIGINT);
        assertCommon("SMALLINT", SimpleType.TINYINT, SimpleType.SMALLINT);
        assertCommon("DOUBLE", SimpleType.REAL, SimpleType.DOUBLE);
        assertCommon("DOUBLE", SimpleType.REAL, SimpleType.INTEGER);
        assertCommon("DOUBLE", new DecimalType(10, 2), SimpleType.DOUBLE);
        assertCommon("DECIMAL(21, 2)", new DecimalType(10, 2), SimpleType.BIGINT);
        assertCommon("DECIMAL(12, 4)", new DecimalType(10, 2), new DecimalType(6, 4));
        assertCommon("DOUBLE", new DecimalType(38, 0), new DecimalType(38, 38));
    }

    @Test
    void otherTypesWiden() {
        assertCommon("VARCHAR(5)", new CharType(3), new VarcharType(5));
        assertCommon("VARCHAR", VarcharType.UNBOUNDED, new VarcharType(5));
        assertCommon("TIMESTAMP(6)", SimpleType.DATE, SimpleType.TIMESTAMP);
        assertCommon("DATE", SimpleType.UNKNOWN, SimpleType.DATE);
        assertCommon("ARRAY(BIGINT)", new ArrayType(SimpleType.BIGINT), new ArrayType(SimpleType.INTEGER));
        assertCommon(
                "ROW(\"a\" DOUBLE, \"b\" DATE, \"c\" BOOLEAN)",
                row("a", SimpleType.BIGINT, "b", SimpleType.DATE),
                row("c", SimpleType.BOOLEAN, "a", SimpleType.DOUBLE));
    }

    @Test
    void strangersHaveNoCommonType() {
        assertEquals(Optional.empty(), TypeWidening.common(SimpleType.BIGINT, VarcharType.UNBOUNDED));
        assertEquals(Optional.empty(), TypeWidening.common(SimpleType.BOOLEAN, SimpleType.BIGINT));
        assertEquals(Optional.empty(), TypeWidening.common(SimpleType.DATE, SimpleType.TIME));
        assertEquals(
                Optional.empty(),
                TypeWidening.common(
                        row("a", SimpleType.BIGINT, "b", SimpleType.DATE),
                        row("a", SimpleType.DATE, "b", SimpleType.DATE)));
    }

    private static RowType row(String first, Type firstType, String second, Type secondType) {
        return new RowType(List.of(new RowType.Field(first, firstType), new RowType.Field(second, secondType)));
    }

    private static void assertCommon(String expected, Type left, Type right) {
        boolean ordered = left instanceof RowType;
        assertEquals(expected, TypeWidening.common(left, right).orElseThrow().sql());
        if (!ordered) {
            assertEquals(
                    expected, TypeWidening.common(right, left).orElseThrow().sql());
        }
    }
}
