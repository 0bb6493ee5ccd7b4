package io.mesquite.engine.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.plan.function.FunctionKind;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One line a case: what DuckDB does not have, or has otherwise, and bad arguments. */
class ScalarFunctionsTest {
    @Test
    void texts() {
        gives(6L, "levenshtein_distance", "𝄞 clef", "a,b,,c");
        gives("Hello Wide World", "initcap", "hello WIDE world");
        gives("axxd", "overlay", "abcd", "xx", 2L, 2L);
        gives("", "substring", "abc", 5L);
        gives("a", "substring", "abc", -1L, 3L);
        gives("c", "split_part", "a,b,c", ",", -1L);
        gives(0L, "strpos", "abc", "z");
        gives(2L, "position", "b", "äb");
        gives("a-c", "concat_ws", "-", "a", null, "c");
        assertNull(FunctionCalls.call("concat_ws", null, "a", "b"));
        assertNull(FunctionCalls.call("lower", (Object) null));
        gives(8364L, "ascii", "€");
        gives("€", "chr", 8364L);
        fails(ErrorCode.INVALID_ARGUMENT, "chr", 0xD800L);
        fails(ErrorCode.INVALID_ARGUMENT, "repeat", "abc", Long.MAX_VALUE);
        fails(ErrorCode.INVALID_ARGUMENT, "lpad", "abc", 1L << 40, "x");
        fails(ErrorCode.INVALID_ARGUMENT, "split_part", "abc", ",", 0L);
    }

    @Test
    void numbers() {
        gives(new BigDecimal("-2"), "floor", new BigDecimal("-1.5"));
        gives(new BigDecimal("3"), "round", new BigDecimal("2.50"));
        gives(new BigDecimal("1.20"), "truncate", new BigDecimal("1.29"), 1L);
        gives(1200L, "round", 1249L, -2L);
        gives(-3.0, "round", -2.5);
        gives(0.29, "round", 0.285, 2L);
        gives(3.0, "log", 2.0, 8.0);
        gives(1L, "mod", 7L, 3L);
        gives(3L, "width_bucket", 5.0, 0.0, 10.0, 5L);
        fails(ErrorCode.DIVISION_BY_ZERO, "mod", 7L, 0L);
        fails(ErrorCode.NUMERIC_OUT_OF_RANGE, "abs", Long.MIN_VALUE);
        fails(ErrorCode.NUMERIC_OUT_OF_RANGE, "round", Long.MAX_VALUE, -3L);
        fails(ErrorCode.INVALID_ARGUMENT, "width_bucket", 5.0, 0.0, 0.0, 5L);
    }

    @Test
    void datesAndEncodings() {
        gives(LocalDate.of(2024, 2, 29), "date_add", "month", 1L, LocalDate.of(2024, 1, 31));
        gives(LocalDate.of(2024, 2, 29), "last_day_of_month", LocalDate.of(2024, 2, 1));
        gives(LocalDateTime.of(1970, 1, 1, 0, 1, 40, 500_000_000), "from_unixtime", 100.5);
        fails(ErrorCode.DATETIME_OUT_OF_RANGE, "make_date", 2023L, 2L, 29L);
        fails(ErrorCode.DATETIME_OUT_OF_RANGE, "date_add", "year", Long.MAX_VALUE, LocalDate.of(2024, 1, 31));
        fails(ErrorCode.INVALID_ARGUMENT, "date_trunc", "fortnight", LocalDate.of(2024, 1, 31));
        gives("a%26b", "url_encode", "a&b");
        gives("x y", "url_extract_parameter", "http://h:80/p?q=x%20y", "q");
        assertNull(FunctionCalls.call("url_extract_host", "no url at all ["));
        gives("YQ==", "to_base64", "a");
        fails(ErrorCode.INVALID_ARGUMENT, "from_hex", "xyz");
    }

    @Test
    void choices() {
        gives(3L, "greatest", 1L, null, 3L);
        assertNull(FunctionCalls.call("greatest", null, null));
        gives(2.5, "least", 7L, 2.5);
        gives("b", "ifnull", null, "b");
        gives("b", "if", false, "a", "b");
        assertNull(FunctionCalls.call("if", false, "a"));
    }

    @Test
    void theOverloadWithTheFewestAndNarrowestCastsIsChosen() {
        assertEquals(List.of(SimpleType.BIGINT), resolved("abs", SimpleType.BIGINT));
        assertEquals(List.of(SimpleType.INTEGER), resolved("abs", SimpleType.INTEGER));
        assertEquals(List.of(new DecimalType(7, 2)), resolved("abs", new DecimalType(7, 2)));
        assertEquals(List.of(SimpleType.DOUBLE), resolved("sqrt", new DecimalType(7, 2)));
        assertTrue(BuiltinFunctions.registry()
                .resolve(FunctionKind.SCALAR, "sqrt", List.of(SimpleType.DATE))
                .isEmpty());
    }

    @Test
    void everyFunctionHasADescription() {
        BuiltinFunctions.registry().describe().forEach(function -> {
            assertTrue(function.signature().startsWith(function.name() + "("), function.signature());
            assertTrue(function.description().length() > 5, function.signature());
        });
    }

    private static List<Type> resolved(String name, Type... types) {
        return BuiltinFunctions.registry()
                .resolve(FunctionKind.SCALAR, name, List.of(types))
                .orElseThrow()
                .argumentTypes();
    }

    private static void gives(Object expected, String function, Object... arguments) {
        assertEquals(expected, FunctionCalls.call(function, arguments), () -> function + Arrays.asList(arguments));
    }

    private static void fails(ErrorCode code, String function, Object... arguments) {
        MesquiteException failure =
                assertThrows(MesquiteException.class, () -> FunctionCalls.call(function, arguments));
        assertEquals(code, failure.code(), failure.getMessage());
    }
}
