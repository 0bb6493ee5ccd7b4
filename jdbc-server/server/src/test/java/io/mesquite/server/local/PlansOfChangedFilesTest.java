package io.mesquite.server.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mesquite.planner.OutputColumn;
import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.server.engine.ExecutionOptions;
import io.mesquite.server.engine.Session;
import io.mesquite.server.engine.StatementResult;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that is kept must not outlive the files it was made for. */
class PlansOfChangedFilesTest {
    private static final String ALL = "SELECT * FROM t ORDER BY a";
    /** Longer than listings of folders are kept. */
    private static final long LISTING_MILLIS = 1100;

    @TempDir
    private Path folder;

    private LocalEngine engine;
    private final Session session = new Session("me");

    @BeforeEach
    void open() throws IOException {
        Files.createDirectory(folder.resolve("t"));
        write("one.csv", "a,b\n1,x\n2,y\n");
        engine = LocalEngine.open(ServerConfiguration.defaults(), Optional.of(folder));
        engine.engine().useDefaults(session);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve("t").resolve(file), text);
    }

    private String answer(String sql) {
        StringBuilder text = new StringBuilder();
        try (StatementResult result = engine.engine().execute(session, sql, List.of(), ExecutionOptions.DEFAULT)) {
            text.append(result.columns().stream().map(OutputColumn::name).toList());
            for (Batch batch = result.next(); batch != null; batch = result.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    int position = row;
                    text.append(batch.columns().stream()
                            .map(column -> String.valueOf(column.value(position)))
                            .toList());
                }
            }
        }
        return text.toString();
    }

    @Test
    void rowsAndColumnsOfANewFileAreSeen() throws Exception {
        assertEquals("[a, b][1, x][2, y]", answer(ALL));
        assertEquals("[a, b][1, x][2, y]", answer(ALL));
        write("two.csv", "a,b,c\n3,z,true\n");
        Thread.sleep(LISTING_MILLIS);
        assertEquals("[a, b, c][1, x, null][2, y, null][3, z, true]", answer(ALL));
    }

    @Test
    void anotherTypeInAFileThatWasWrittenAnewIsSeen() throws Exception {
        String sql = "SELECT max(a) AS m FROM t";
        assertEquals("[m][2]", answer(sql));
        write("one.csv", "a,b\n9,x\n10,y\nten,z\n");
        Thread.sleep(LISTING_MILLIS);
        assertEquals("[m][ten]", answer(sql));
    }

    @Test
    void aTableThatIsGoneIsAnError() throws Exception {
        answer(ALL);
        Files.delete(folder.resolve("t").resolve("one.csv"));
        Files.delete(folder.resolve("t"));
        Thread.sleep(LISTING_MILLIS);
        MesquiteException failure = assertThrows(MesquiteException.class, () -> answer(ALL));
        assertEquals(ErrorCode.TABLE_NOT_FOUND, failure.code());
    }

    @Test
    void theSchemaOfTheSessionCountsAtOnce() {
        assertEquals("[a, b][1, x][2, y]", answer(ALL));
        session.use(Optional.of("tpch"), Optional.of("tiny"));
        MesquiteException failure = assertThrows(MesquiteException.class, () -> answer(ALL));
        assertEquals(ErrorCode.TABLE_NOT_FOUND, failure.code());
        engine.engine().useDefaults(session);
        assertEquals("[a, b][1, x][2, y]", answer(ALL));
    }
}
