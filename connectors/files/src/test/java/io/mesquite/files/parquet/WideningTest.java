package io.mesquite.files.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.connector.Column;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table's type may be wider than that of a file. */
class WideningTest {
    private static DuckDb duckDb;

    @TempDir
    Path folder;

    private final Reading reading = new Reading();

    @BeforeAll
    static void open() throws SQLException {
        duckDb = new DuckDb();
    }

    @AfterAll
    static void close() throws SQLException {
        duckDb.close();
    }

    @Test
    void integersWiden() throws SQLException {
        assertEquals(-7L, read("-7::TINYINT", SimpleType.INTEGER));
        assertEquals(-7L, read("-7::INTEGER", SimpleType.BIGINT));
        assertEquals(-7.0, read("-7::INTEGER", SimpleType.DOUBLE));
        assertEquals(-700L, read("-7::INTEGER", new DecimalType(12, 2)));
        assertEquals(Int128.of(-700), read("-7::BIGINT", new DecimalType(21, 2)));
        assertEquals(Int128.of(-7), read("-7::SMALLINT", new DecimalType(38, 0)));
    }

    @Test
    void decimalsGainScale() throws SQLException {
        assertEquals(-12_500L, read("-1.25::DECIMAL(5, 2)", new DecimalType(9, 4)));
        assertEquals(Int128.of(-12_500), read("-1.25::DECIMAL(5, 2)", new DecimalType(30, 4)));
        assertEquals(Int128.of(-12_500), read("-1.25::DECIMAL(30, 2)", new DecimalType(32, 4)));
        assertEquals(-1.25, read("-1.25::DECIMAL(5, 2)", SimpleType.DOUBLE));
        assertEquals(-1.25, read("-1.25::DECIMAL(38, 2)", SimpleType.DOUBLE));
    }

    @Test
    void otherTypesWiden() throws SQLException {
        assertEquals(0.5, read("0.5::FLOAT", SimpleType.DOUBLE));
        assertEquals(-86_400_000_000L, read("DATE '1969-12-31'", SimpleType.TIMESTAMP));
        assertEquals(Bytes.utf8("ä"), read("'ä'", SimpleType.VARBINARY));
        assertEquals(List.of(1L, 2L), read("[1::INTEGER, 2]", new ArrayType(SimpleType.BIGINT)));
    }

    @Test
    void fieldsOfStructsAreFoundByNameAndMissingOnesAreNull() throws SQLException {
        RowType type = new RowType(List.of(
                new RowType.Field("b", SimpleType.BIGINT),
                new RowType.Field("missing", VarcharType.UNBOUNDED),
                new RowType.Field("a", VarcharType.UNBOUNDED)));
        assertEquals(Arrays.asList(2L, null, Bytes.utf8("x")), read("{'a': 'x', 'b': 2::INTEGER}", type));
    }

    @Test
    void aColumnThatTheFileDoesNotHaveIsNull() throws SQLException {
        Path file = write("1");
        assertEquals(
                List.of(Arrays.asList((Object) null)),
                reading.rows(file, List.of(new Column("other", SimpleType.DATE)), Constraint.ALL));
    }

    @Test
    void whatWouldLoseIsAnErrorThatNamesFileColumnAndTypes() throws SQLException {
        for (String[] loss : new String[][] {
            {"1::BIGINT", "INTEGER"},
            {"1.5::DOUBLE", "REAL"},
            {"1.25::DECIMAL(5, 2)", "BIGINT"},
            {"'x'", "DATE"},
            {"[1]", "BIGINT"}
        }) {
            MesquiteException failure =
                    assertThrows(MesquiteException.class, () -> read(loss[0], SimpleType.valueOf(loss[1])));
            assertEquals(ErrorCode.DATA_SCHEMA_MISMATCH, failure.code());
            assertTrue(failure.getMessage().contains("wide.parquet has column v as "), failure.getMessage());
            assertTrue(failure.getMessage().contains("can't be read as " + loss[1]), failure.getMessage());
        }
        MesquiteException narrow =
                assertThrows(MesquiteException.class, () -> read("1.25::DECIMAL(5, 2)", new DecimalType(4, 2)));
        assertEquals(ErrorCode.DATA_SCHEMA_MISMATCH, narrow.code());
    }

    private Object read(String value, Type type) throws SQLException {
        List<List<Object>> rows = reading.rows(write(value), List.of(new Column("v", type)), Constraint.ALL);
        return rows.get(0).get(0);
    }

    private Path write(String value) throws SQLException {
        Path file = folder.resolve("wide.parquet");
        duckDb.execute("COPY (SELECT " + value + " AS v) TO '" + file + "' (FORMAT parquet)");
        return file;
    }
}
