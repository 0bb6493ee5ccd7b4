package io.mesquite.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTextTest {
    @Test
    void semicolonsInQuotesAndCommentsEndNothing() {
        String text = "SELECT ';', \"a;b\" -- no; end\n /* ; */ FROM t; SELECT 'it''s;'";
        assertEquals(
                List.of("SELECT ';', \"a;b\" -- no; end\n /* ; */ FROM t", "SELECT 'it''s;'"),
                SqlText.split(text).statements());
    }

    @Test
    void aStatementIsWholeWithItsSemicolon() {
        assertTrue(SqlText.split("SELECT 1; -- that is all").isWhole());
        assertTrue(SqlText.split("  \n").isWhole());
        assertFalse(SqlText.split("SELECT 1").isWhole());
        assertFalse(SqlText.split("SELECT 1; SELECT 2").isWhole());
        assertFalse(SqlText.split("SELECT 'a;").isWhole());
    }

    @Test
    void emptyStatementsAreLeftOut() {
        assertEquals(
                List.of("SELECT 1"),
                SqlText.split(";; SELECT 1 ;; -- nothing\n;").statements());
    }
}
