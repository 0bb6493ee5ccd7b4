package io.mesquite.engine.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Bytes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Functions of JSON and those that make arrays; the SQL scripts have those that take arrays. */
class CollectionFunctionsTest {
    private static final String JSON = "{\"a\": [1, {\"b c\": \"x\\n\"}, null], \"d\": true}";

    @Test
    void arraysAreMade() {
        gives(List.of(1L, 2L, 3L), "sequence", 1L, 3L);
        gives(List.of(3L, 2L), "sequence", 3L, 2L);
        gives(List.of(), "sequence", 3L, 2L, 1L);
        gives(List.of(Long.MAX_VALUE - 1, Long.MAX_VALUE), "sequence", Long.MAX_VALUE - 1, Long.MAX_VALUE);
        gives(List.of(7L, 7L), "array_repeat", 7L, 2L);
        gives(List.of(Bytes.utf8("a"), Bytes.utf8(""), Bytes.utf8("b")), "split", "a,,b", ",");
        gives(List.of(Bytes.utf8("ab")), "split", "ab", "");
        fails(ErrorCode.INVALID_ARGUMENT, "sequence", 1L, 3L, 0L);
        fails(ErrorCode.INVALID_ARGUMENT, "sequence", 1L, Long.MAX_VALUE);
    }

    @Test
    void valuesAreFoundInJson() {
        gives("1", "json_extract", JSON, "$.a[0]");
        gives("{\"b c\":\"x\\n\"}", "json_extract", JSON, "$.a[1]");
        gives("x\n", "json_extract_scalar", JSON, "$.a[1][\"b c\"]");
        gives("true", "json_extract_scalar", JSON, "$.d");
        assertNull(FunctionCalls.call("json_extract_scalar", JSON, "$.a"));
        assertNull(FunctionCalls.call("json_extract_scalar", JSON, "$.a[2]"));
        gives("null", "json_extract", JSON, "$.a[2]");
        assertNull(FunctionCalls.call("json_extract", JSON, "$.a[3]"));
        assertNull(FunctionCalls.call("json_extract", JSON, "$.d.e"));
        gives(3L, "json_array_length", JSON, "$.a");
        assertNull(FunctionCalls.call("json_array_length", JSON));
        gives(List.of(Bytes.utf8("a"), Bytes.utf8("d")), "json_keys", JSON);
        gives(true, "json_valid", JSON);
        gives(false, "json_valid", "[1] 2");
        gives(false, "json_valid", "");
    }

    @Test
    void badJsonAndBadPathsAreNamedWithTheirPlace() {
        assertTrue(fails(ErrorCode.INVALID_ARGUMENT, "json_extract", "{\"a\" 1}", "$.a")
                .contains("no JSON at character"));
        assertTrue(fails(ErrorCode.INVALID_ARGUMENT, "json_extract", JSON, "$.a[x]")
                .contains("character 4"));
        fails(ErrorCode.INVALID_ARGUMENT, "json_extract", JSON, "a");
        fails(ErrorCode.INVALID_ARGUMENT, "json_extract", JSON, "$..a");
        fails(ErrorCode.INVALID_ARGUMENT, "json_extract", JSON, "$.a[1");
    }

    @Test
    void textsThatSoundAlikeHaveOneCode() {
        gives("R163", "soundex", "Robert");
        gives("R163", "soundex", "Rupert");
        gives("A261", "soundex", "Ashcraft");
        gives("", "soundex", "12");
        gives("é", "normalize", "e\u0301");
    }

    private static void gives(Object expected, String function, Object... arguments) {
        assertEquals(expected, FunctionCalls.call(function, arguments), () -> function + Arrays.asList(arguments));
    }

    private static String fails(ErrorCode code, String function, Object... arguments) {
        MesquiteException failure =
                assertThrows(MesquiteException.class, () -> FunctionCalls.call(function, arguments));
        assertEquals(code, failure.code(), failure.getMessage());
        return failure.getMessage();
    }
}
