package io.mesquite.planner.logical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.planner.PlannerFixture;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import org.junit.jupiter.api.Test;

/** Every kind of mistake gets its code, its place and advice. */
class ValidationErrorsTest {
    @Test
    void unknownColumnIsNamedWithTheNearestOne() {
        assertError(
                "select l_shipdat from lineitem",
                ErrorCode.COLUMN_NOT_FOUND,
                "column l_shipdat not found at 1:8; did you mean l_shipdate?");
        assertError(
                "select l.l_shipdat from lineitem l",
                ErrorCode.COLUMN_NOT_FOUND,
                "column l_shipdat not found at 1:10; did you mean l_shipdate?");
    }

    @Test
    void unknownTableSchemaAndCatalogAreToldApart() {
        assertError(
                "select * from lineitm",
                ErrorCode.TABLE_NOT_FOUND,
                "table tpch.sf1.lineitm not found at 1:15; did you mean lineitem?");
        assertError("select * from sf11.lineitem", ErrorCode.SCHEMA_NOT_FOUND, "schema tpch.sf11 not found at 1:15");
        assertError(
                "select * from tpcg.sf1.lineitem",
                ErrorCode.CATALOG_NOT_FOUND,
                "catalog tpcg not found at 1:15; did you mean tpch?");
    }

    @Test
    void unknownFunctionIsNamedWithTheNearestOne() {
        assertError("select uper('a')", ErrorCode.FUNCTION_NOT_FOUND, "did you mean upper?");
        assertError("select upper(date '2020-01-01', 1)", ErrorCode.FUNCTION_NOT_FOUND, "upper(DATE, INTEGER)");
    }

    @Test
    void ambiguousColumnIsToldFromAnUnknownOne() {
        assertError(
                "select n_name from nation a, nation b",
                ErrorCode.AMBIGUOUS_NAME,
                "column n_name at 1:8 is in more than one table");
    }

    @Test
    void columnsMustBeGroupedOrAggregated() {
        assertError(
                "select n_name, count(*) from nation group by n_regionkey",
                ErrorCode.GROUPING_ERROR,
                "neither grouped nor aggregated");
        assertError("select n_name from nation where count(*) > 1", ErrorCode.GROUPING_ERROR, "1:");
    }

    @Test
    void operandsMustFit() {
        assertError(
                "select date '2020-01-01' * 2", ErrorCode.TYPE_MISMATCH, "* at 1:8 can't be applied to DATE * INTEGER");
        assertError("select 1 from nation where n_name", ErrorCode.TYPE_MISMATCH, "WHERE clause must be a condition");
    }

    @Test
    void parameterWithoutATypeAsksForACast() {
        assertError("select ?", ErrorCode.INVALID_PARAMETER, "CAST(? AS type)");
        assertError(
                "select 1 from nation where n_nationkey = ?",
                ErrorCode.INVALID_PARAMETER,
                "has 1 marker and got 0 values");
    }

    private static void assertError(String sql, ErrorCode code, String part) {
        MesquiteException e = assertThrows(MesquiteException.class, () -> PlannerFixture.logical(sql), sql);
        assertTrue(e.getMessage().contains(part), sql + ": " + e.getMessage());
        assertEquals(code, e.code(), e.getMessage());
    }
}
