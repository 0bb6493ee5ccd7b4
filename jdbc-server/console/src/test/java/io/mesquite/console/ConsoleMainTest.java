package io.mesquite.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) throws Exception {
        return ConsoleMain.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anAnswerIsATableUnlessSaidOtherwise() throws Exception {
        assertEquals(
                0, run("query", "SELECT n_nationkey k, n_name FROM nation WHERE n_nationkey IN (0, 11) ORDER BY 1"));
        assertEquals(" k  n_name\n--  -------\n 0  ALGERIA\n11  IRAQ\n(2 rows)\n", out());
        assertEquals("", err());
    }

    @Test
    void anAnswerAsCsvHasQuotesWhereTheyAreNeeded() throws Exception {
        assertEquals(0, run("query", "--format", "csv", "SELECT 1 a, 'x,\"y' b, '' c, CAST(NULL AS INTEGER) d"));
        assertEquals("a,b,c,d\n1,\"x,\"\"y\",\"\",\n", out());
    }

    @Test
    void anAnswerAsJsonIsAnObjectALine() throws Exception {
        assertEquals(0, run("query", "--format", "json", "SELECT 1.50 a, 'x\ny' b, CAST(NULL AS DATE) c, TRUE d"));
        assertEquals("{\"a\":1.50,\"b\":\"x\\ny\",\"c\":null,\"d\":true}\n", out());
    }

    @Test
    void aQueryThatFailsTellsWhereAndEndsWithOne() throws Exception {
        assertEquals(1, run("query", "SELECT n_nam FROM nation"));
        assertEquals("", out());
        assertTrue(err().startsWith("error: column n_nam not found at 1:8"), err());
        assertTrue(err().endsWith("\n  SELECT n_nam FROM nation\n         ^\n"), err());
    }

    @Test
    void aMissingFolderEndsWithOne() throws Exception {
        assertEquals(1, run("query", "--data", "no/such/folder", "SELECT * FROM t"));
        assertTrue(err().startsWith("error: "), err());
    }

    @Test
    void wrongUsageEndsWithTwo() throws Exception {
        assertEquals(2, run("quer"));
        assertEquals(2, run("query"));
        assertEquals(2, run("query", "--format", "xml", "SELECT 1"));
        assertEquals(2, run("server", "--port", "70000"));
        assertEquals(2, run("server", "--workers", "2"));
        assertEquals(2, run("cluster", "--workers", "0"));
        assertEquals(2, run("cluster", "--workers", "two"));
        assertEquals(2, run("query", "--dat", "x", "SELECT 1"));
        assertTrue(err().contains("did you mean 'query'?"), err());
        assertTrue(err().contains("did you mean '--data'?"), err());
        assertEquals("", out());
    }
}
