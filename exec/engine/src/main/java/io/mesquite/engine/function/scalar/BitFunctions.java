package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.BIGINT;
import static io.mesquite.engine.function.scalar.FunctionTable.TEXT;
import static io.mesquite.engine.function.scalar.FunctionTable.VARCHAR;

import io.mesquite.spi.type.SimpleType;
import java.math.BigInteger;
import java.util.List;
import java.util.function.LongBinaryOperator;

/** Functions of an integer's bits and digits. */
final class BitFunctions {
    private BitFunctions() {}

    static void addTo(FunctionTable table) {
        binary(table, "bitwise_and", "The bits that both integers have", (left, right) -> left & right);
        binary(table, "bitwise_or", "The bits that either integer has", (left, right) -> left | right);
        binary(table, "bitwise_xor", "The bits that one of the integers has", (left, right) -> left ^ right);
        binary(
                table,
                "bitwise_left_shift",
                "The bits moved to the left; those that leave 64 bits are lost",
                (value, shift) -> outside(shift) ? 0 : value << shift);
        binary(
                table,
                "bitwise_right_shift",
                "The bits moved to the right, with zeros from the left",
                (value, shift) -> outside(shift) ? 0 : value >>> shift);
        binary(
                table,
                "bitwise_right_shift_arithmetic",
                "The bits moved to the right, with the sign from the left",
                (value, shift) -> value >> (outside(shift) ? 63 : shift));
        table.add(
                "bitwise_not",
                List.of(BIGINT),
                SimpleType.BIGINT,
                "The bits that the integer does not have",
                (row, out) -> out.set(~row.longValue(0)));
        table.add(
                "bit_count",
                List.of(BIGINT),
                SimpleType.BIGINT,
                "How many of the integer's 64 bits are set",
                (row, out) -> out.set((long) Long.bitCount(row.longValue(0))));
        table.add(
                "to_base",
                List.of(BIGINT, BIGINT),
                TEXT,
                "The integer in the digits of a base from 2 to 36",
                (row, out) -> out.set(Long.toString(row.longValue(0), radix("to_base", row.longValue(1)))));
        table.add(
                "from_base",
                List.of(VARCHAR, BIGINT),
                SimpleType.BIGINT,
                "The integer of a text in the digits of a base from 2 to 36",
                (row, out) -> out.set(parse(row.text(0), radix("from_base", row.longValue(1)))));
        table.add(
                "factorial",
                List.of(BIGINT),
                SimpleType.BIGINT,
                "The product of the integers from 1 to that one",
                (row, out) -> out.set(factorial(row.longValue(0))));
    }

    private static void binary(FunctionTable table, String name, String description, LongBinaryOperator operator) {
        table.add(
                name,
                List.of(BIGINT, BIGINT),
                SimpleType.BIGINT,
                description,
                (row, out) -> out.set(operator.applyAsLong(row.longValue(0), row.longValue(1))));
    }

    private static boolean outside(long shift) {
        return shift < 0 || shift > 63;
    }

    private static int radix(String function, long radix) {
        if (radix < Character.MIN_RADIX || radix > Character.MAX_RADIX) {
            throw Arguments.invalid(function + " has a base of " + radix + "; give one from 2 to 36");
        }
        return (int) radix;
    }

    private static long parse(String text, int radix) {
        BigInteger value;
        try {
            value = new BigInteger(text, radix);
        } catch (NumberFormatException e) {
            throw Arguments.invalid("from_base of '" + text + "', which is no integer in base " + radix);
        }
        if (value.bitLength() > 63) {
            throw Arguments.outOfRange("from_base of '" + text + "' does not fit into BIGINT");
        }
        return value.longValue();
    }

    private static long factorial(long value) {
        if (value < 0 || value > 20) {
            throw Arguments.outOfRange(
                    "factorial of " + value + " does not fit into BIGINT; 20 is the greatest that does");
        }
        long product = 1;
        for (long i = 2; i <= value; i++) {
            product *= i;
        }
        return product;
    }
}
