package io.mesquite.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.Position;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "select 1;",
                "-- first\nselect /* ; */ ';' -- last",
                "\n\n  values (1, 'a'), (2, 'b') ;\n",
                "with t as (select 1 as x) select x from t",
                "(select 1) union all (select 2)",
                "select \"Mixed Case\" from \"T\"",
                "select a::bigint, b ilike 'x%' from t where a != 1 and b is distinct from 'y'",
                "select date '2020-01-31' + interval '1' month, interval '3' day",
                "select extract(year from d), substring(s from 2 for 3), a || b from t",
                "select count(*) filter (where x > 1) from t group by 1 order by 1 limit 5 offset 2",
                "select {fn upper('a')}, {d '2020-01-01'}, {ts '2020-01-01 00:00:00'}",
                "select value, year, month, position, rank, type from t",
                "select * from t fetch first 3 rows only",
                "select x from unnest(array[1, 2]) as u(x)",
                "select {fn timestampadd(SQL_TSI_DAY, 1, {fn curdate()})}, {fn convert(x, SQL_INTEGER)}",
                "select * from {oj a left outer join b on a.x = b.x} where s like '!%' {escape '!'}",
                "select date, t.time, t.offset, timestamp from default.t where date > date '2020-01-01'",
                "select cast(date as date), x::timestamp, time '10:00', count(*) as range from t",
                "select offset from t order by offset limit 3 offset 2",
                "select uuid(), date_diff('day', a, b), datediff('hour', a, b) from t",
                "select interval '1 day 2 hours', interval '3 months', interval 5 days, interval '02:30' from t",
                "select 1 where 1 = 0",
                "select a is distinct from b where 1 = 1 group by 1",
                "select a, count(*) from t group by all order by all desc",
                "select distinct on (a, b) c from t order by a, b desc nulls last",
                "select a from t order by a fetch first 3 rows with ties",
                "select sum(a) over (order by b groups between 1 preceding and 2 following exclude ties) from t",
                "select sum(a) filter (where b > 1) over (partition by c) from t",
                "select x at time zone 'UTC' at time zone zone_name, cast(y as timestamp) at time zone 'Asia/Tokyo' from t",
                "select [1, 2], a[1], x::int[], a == b from t",
                "with x as not materialized (select 1) select * from x",
                "select * from a asof left join b on a.k = b.k and a.t >= b.t where a.k > 1",
                "select 'Ünï – 漢字 😀'"
            })
    void queriesOfManyDialectsAreTaken(String sql) {
        assertInstanceOf(Statement.Query.class, StatementParser.parse(sql));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select uuid(), date from t where nonsense nonsense nonsense | 1:43",
                "select interval '1 day 2 hours' from t t t | 1:42",
                "select distinct on (a) b from t t t | 1:35",
            })
    void placesOfErrorsAreThoseOfTheTextAsWritten(String sql, String place) {
        MesquiteException e = assertThrows(MesquiteException.class, () -> StatementParser.parse(sql.strip()));
        assertEquals(place, e.position().orElseThrow().toString(), e.getMessage());
    }

    @Test
    void aStringInPlaceOfATableIsThePathOfFiles() {
        Statement.Query query = (Statement.Query)
                StatementParser.parse("select trim(both 'x' from 'y'), a is distinct from 'b' from '/data/*.csv' as t\n"
                        + "join 'it''s.json' u on t.a in (select b from 's3://c/d')");
        String text = query.node().toString();
        assertTrue(text.contains("`/data/*.csv` AS `t`"), text);
        assertTrue(text.contains("`it's.json`"), text);
        assertTrue(text.contains("`s3://c/d`"), text);
        assertTrue(text.contains("FROM 'y'"), text);
        assertTrue(text.contains("IS DISTINCT FROM 'b'"), text);
    }

    @Test
    void nodesHaveTheirPlacesInTheTextAsWritten() {
        Statement.Query query = (Statement.Query) StatementParser.parse("select [1],\n  uuid(), date\nfrom default.t");
        SqlSelect select = (SqlSelect) query.node();
        assertEquals("2:11", place(select.getSelectList().get(2)));
        assertEquals("3:6", place(select.getFrom()));
    }

    private static String place(SqlNode node) {
        return node.getParserPosition().getLineNum() + ":"
                + node.getParserPosition().getColumnNum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select interval '1 fortnight'",
                "select interval '1 month 2 days'",
                "select a from t fetch first 3 rows with ties",
                "select a from t union select b from u order by 1 fetch first 3 rows with ties",
                "select array_agg(a) filter (where b) over () from t",
                "select * from a asof join b on a.k = b.k",
            })
    void whatCannotBeMeantIsNamed(String sql) {
        MesquiteException e = assertThrows(MesquiteException.class, () -> StatementParser.parse(sql));
        assertTrue(e.code() == ErrorCode.SYNTAX_ERROR || e.code() == ErrorCode.NOT_SUPPORTED, e.getMessage());
        assertTrue(e.position().isPresent(), e.getMessage());
    }

    @Test
    void severalStatementsAreSplitAtSemicolonsOutsideOfTexts() {
        List<Statement> statements = StatementParser.parseAll("select ';'; show tables;; select 2 /* ; */;");
        assertEquals(3, statements.size());
        assertEquals("select ';'", ((Statement.Query) statements.get(0)).sql());
    }

    @Test
    void simpleStatementsAreRecognizedWhateverTheirCase() {
        assertEquals(new Statement.ShowCatalogs(Optional.of("t%")), StatementParser.parse("Show Catalogs like 't%'"));
        assertEquals(
                new Statement.ShowSchemas(Optional.of("tpch"), Optional.empty()),
                StatementParser.parse("SHOW SCHEMAS FROM tpch"));
        assertEquals(
                new Statement.ShowTables(List.of("a", "B c"), Optional.empty()),
                StatementParser.parse("show tables in a.\"B c\";"));
        assertEquals(
                new Statement.ShowColumns(List.of("a", "b", "c"), Optional.empty()),
                StatementParser.parse("describe a.b.c"));
        assertEquals(new Statement.Use(List.of("tpch", "sf1")), StatementParser.parse("use tpch.sf1"));
        assertEquals(new Statement.SetSession("x", "-5"), StatementParser.parse("set session x = -5"));
        assertEquals(new Statement.SetSession("time_zone", "UTC"), StatementParser.parse("SET time_zone TO 'UTC'"));
        assertEquals(new Statement.ResetSession("x"), StatementParser.parse("reset session x"));
        assertEquals(new Statement.ShowFunctions(Optional.empty()), StatementParser.parse("show functions"));
        assertEquals(new Statement.ShowSession(Optional.empty()), StatementParser.parse("show session"));
        assertInstanceOf(Statement.DescribeQuery.class, StatementParser.parse("describe select 1"));
    }

    @Test
    void explainHoldsItsOptionsAndItsStatement() {
        Statement.Explain explain =
                (Statement.Explain) StatementParser.parse("explain (type logical, analyze) select 1");
        assertTrue(explain.analyze());
        assertEquals(List.of("TYPE LOGICAL"), explain.options());
        assertInstanceOf(Statement.Query.class, explain.statement());
        assertTrue(((Statement.Explain) StatementParser.parse("explain analyze (select 1)")).analyze());
    }

    @Test
    void syntaxErrorsNameThePlaceInTheWholeText() {
        assertError("select 1;\nselect * frm t", new Position(2, 14), "near t");
        assertError("select 'abc", new Position(1, 8), "no end");
        assertError("select 1 from t where", new Position(1, 22), "too early");
        assertError("show everything", new Position(1, 6), "SHOW takes");
        assertError("selec 1", new Position(1, 1), "begins with SELECT");
        assertError("use a.b c", new Position(1, 9), "should end here");
    }

    private static void assertError(String sql, Position place, String part) {
        MesquiteException e = assertThrows(MesquiteException.class, () -> StatementParser.parseAll(sql));
        assertEquals(ErrorCode.SYNTAX_ERROR, e.code());
        assertTrue(e.getMessage().contains(part), e.getMessage());
        assertEquals(Optional.of(place), e.position(), e.getMessage());
        assertTrue(e.getMessage().length() < 200, e.getMessage());
    }

    @Test
    void statementsThatChangeDataAreNotSupported() {
        MesquiteException e =
                assertThrows(MesquiteException.class, () -> StatementParser.parse("create table t (a int)"));
        assertEquals(ErrorCode.NOT_SUPPORTED, e.code());
    }

    @Test
    void textWithoutAStatementIsAnError() {
        MesquiteException e = assertThrows(MesquiteException.class, () -> StatementParser.parse(" -- nothing\n;"));
        assertEquals(ErrorCode.SYNTAX_ERROR, e.code());
    }

    @Test
    void deepNestingIsParsed() {
        String deep = "select " + "(".repeat(1000) + "1" + ")".repeat(1000);
        assertInstanceOf(Statement.Query.class, StatementParser.parse(deep));
    }
}
