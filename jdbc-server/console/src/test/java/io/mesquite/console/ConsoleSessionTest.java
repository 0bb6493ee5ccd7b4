package io.mesquite.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.server.local.LocalEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleSessionTest {
    @TempDir
    private Path home;

    private LocalEngine local;
    private LocalTransport transport;
    private Connection connection;

    @BeforeEach
    void open() throws Exception {
        local = LocalEngine.open(ServerConfiguration.defaults(), Optional.empty());
        transport = LocalTransport.to(local.engine());
        connection = transport.connect(ProgressLine.APPLICATION);
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        transport.close();
        local.close();
    }

    private record Answer(int status, String text) {}

    private Answer type(String input) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Terminal terminal =
                new DumbTerminal(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out)) {
            Shell shell = new Shell(
                    terminal,
                    home,
                    new SqlCompleter(local.engine().names(), connection),
                    new ConsoleCommands(terminal, transport));
            int status = shell.run("welcome", new StatementRunner(connection, terminal, local.engine()));
            return new Answer(status, out.toString(StandardCharsets.UTF_8).replace("\r", ""));
        }
    }

    @Test
    void statementsGoOverLinesAndSeveralStandInOne() throws Exception {
        Answer answer = type("SELECT n_name\nFROM nation WHERE n_nationkey = 3;\nSELECT 41 + 1 a; SELECT 'x' b;\n");
        assertEquals(0, answer.status());
        assertTrue(answer.text().contains("n_name\n------\nCANADA\n(1 row) in "), answer.text());
        assertTrue(answer.text().contains(" a\n--\n42\n"), answer.text());
        assertTrue(answer.text().contains("b\n-\nx\n"), answer.text());
    }

    @Test
    void anErrorHasACaretAndTheConsoleGoesOn() throws Exception {
        Answer answer = type("SELECT nam FROM nation;\nSELECT 7 a;\n");
        assertEquals(0, answer.status());
        assertTrue(answer.text().contains("error: column nam not found at 1:8"), answer.text());
        assertTrue(answer.text().contains("\n  SELECT nam FROM nation\n         ^\n"), answer.text());
        assertTrue(answer.text().contains("a\n-\n7\n"), answer.text());
    }

    @Test
    void aScriptThatEndsWithAFailureEndsWithOne() throws Exception {
        assertEquals(1, type("SELECT 1;\nSELECT nonsense;\n").status());
    }

    @Test
    void helpAndTheCommandsOfSqllineNeedNoSemicolon() throws Exception {
        Answer answer = type("help\n!columns nation\nquit\nSELECT 99 a;\n");
        assertTrue(answer.text().contains("Ctrl-C"), answer.text());
        assertTrue(answer.text().contains("n_nationkey"), answer.text());
        assertFalse(answer.text().contains("99\n"), answer.text());
    }

    @Test
    void completionKnowsKeywordsTablesAndTheirColumns() {
        SqlCompleter completer = new SqlCompleter(local.engine().names(), connection);
        assertTrue(completer.complete("sel", "sel").contains("select"));
        assertTrue(completer.complete("SEL", "SEL").contains("SELECT"));
        assertTrue(completer.complete("select * from na", "na").contains("nation"));
        assertTrue(completer.complete("select  from nation", "").contains("n_name"));
        assertFalse(completer.complete("select  from region", "").contains("n_name"));
    }
}
