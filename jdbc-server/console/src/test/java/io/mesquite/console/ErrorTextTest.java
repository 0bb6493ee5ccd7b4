package io.mesquite.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ErrorTextTest {
    @Test
    void aCaretStandsBelowThePlace() {
        assertEquals(
                "line 2, column 6: no table x\n  FROM\tx\n       ^".replace('\t', ' '),
                ErrorText.of("line 2, column 6: no table x", "SELECT *\nFROM\tx"));
    }

    @Test
    void aPlaceIsToldOnce() {
        assertEquals(
                "line 1, column 8: column y not found; did you mean z?\n  select y\n         ^",
                ErrorText.of("line 1, column 8: column y not found at 1:8; did you mean z?", "select y"));
    }

    @Test
    void aMessageWithoutAPlaceOrWithAForeignOneStaysAsItIs() {
        assertEquals("out of memory", ErrorText.of("out of memory", "SELECT 1"));
        assertEquals("line 7, column 1: what", ErrorText.of("line 7, column 1: what", "SELECT 1"));
    }

    @Test
    void theMessageMayNameThePlaceInItsMiddle() {
        assertEquals(
                "column b not found at 2:3; did you mean c?\n    b\n    ^",
                ErrorText.of("column b not found at 2:3; did you mean c?", "SELECT\n  b\nFROM t"));
        assertEquals("no table at 9:1", ErrorText.of("no table at 9:1", "SELECT 1"));
    }
}
