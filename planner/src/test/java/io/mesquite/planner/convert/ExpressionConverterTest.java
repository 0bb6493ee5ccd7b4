package io.mesquite.planner.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.planner.PhysicalFixture;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.SimpleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionConverterTest {
    /** The expression's first line of plan text. */
    private static String text(String expression, String table) {
        String plan = PhysicalFixture.text("select " + expression + " as x from " + table);
        return plan.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Project "))
                .map(line -> line.substring(line.indexOf(" = ") + 3, line.indexOf("  ~")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(plan));
    }

    private static String predicate(String condition, String table) {
        String plan = PhysicalFixture.text("select count(*) from " + table + " where " + condition);
        return plan.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("· predicate "))
                .map(line -> line.substring("· predicate ".length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(plan));
    }

    private static Expression expression(String sql) {
        PlanNode node = PhysicalFixture.plan(sql, 1).root().root();
        while (!(node instanceof ProjectNode)) {
            node = node.sources().get(0);
        }
        return ((ProjectNode) node).expressions().get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            textBlock =
                    """
                    l_extendedprice * (1 - l_discount)          → l_extendedprice * (1 - l_discount)
                    l_orderkey + l_linenumber                   → l_orderkey + cast(l_linenumber as BIGINT)
                    l_quantity + 1e0                            → cast(l_quantity as DOUBLE) + 1.0
                    -l_quantity                                 → -l_quantity
                    extract(year from l_shipdate)               → extract_year(l_shipdate)
                    floor(l_shipdate to month)                  → date_trunc('month', l_shipdate)
                    l_shipdate + interval '3' month             → l_shipdate + INTERVAL '3' MONTH
                    l_shipdate - interval '90' day              → l_shipdate - INTERVAL '7776000' SECOND
                    cast(l_quantity as integer)                 → cast(l_quantity as INTEGER)
                    trim(leading 'x' from l_comment)            → ltrim(l_comment, 'x')
                    substring(l_comment from 2 for 3)           → substring(l_comment, 2, 3)
                    l_shipmode || '!'                           → l_shipmode || '!'
                    case when l_tax > 0 then 1 else 2 end       → case when l_tax > 0.00 then 1 else 2 end
                    """)
    void functionsAndOperatorsKeepTheirMeaning(String sql, String expected) {
        assertEquals(expected, text(sql, "lineitem"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            textBlock =
                    """
                    l_quantity < 24                                 → l_quantity < 24.00
                    24 > l_quantity                                 → l_quantity < 24.00
                    l_linenumber < 24.5                             → cast(l_linenumber as DECIMAL(11, 1)) < 24.5
                    l_shipdate < timestamp '1995-01-01 00:00:00'    → l_shipdate < DATE '1995-01-01'
                    l_shipmode in ('AIR', 'REG AIR')                → l_shipmode in ('AIR', 'REG AIR')
                    l_linenumber between 2 and 4                    → l_linenumber >= 2 and l_linenumber <= 4
                    l_comment not like '%x%'                        → l_comment not like '%x%'
                    l_comment like 'a!%%' escape '!'                → like(l_comment, 'a!%%', '!')
                    """)
    void columnsAreComparedAsTheyAreStored(String sql, String expected) {
        assertEquals(expected, predicate(sql, "lineitem"));
    }

    @Test
    void arithmeticOfDecimalsHasTheTypeOfTheAlgebra() {
        Expression product = expression("select l_extendedprice * l_discount as x from lineitem");
        DecimalType price = new DecimalType(15, 2);
        assertEquals(new DecimalType(price.precision() * 2, price.scale() * 2), product.type());
    }

    @Test
    void extractGivesBigint() {
        assertEquals(
                SimpleType.BIGINT,
                expression("select extract(year from o_orderdate) as x from orders")
                        .type());
    }
}
