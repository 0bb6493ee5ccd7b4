package io.mesquite.engine.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.function.BuiltinFunctions;
import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionsTest {
    private static final Type BIGINT = SimpleType.BIGINT;
    private static final Type BOOLEAN = SimpleType.BOOLEAN;
    private static final Type VARCHAR = VarcharType.UNBOUNDED;
    private static final DecimalType MONEY = new DecimalType(15, 2);

    private final Expressions expressions = new Expressions(BuiltinFunctions.registry());

    @Test
    void aProductOfShortDecimalsIsExactIn128Bits() {
        DecimalType discounted = new DecimalType(16, 2);
        DecimalType product = new DecimalType(31, 4);
        Expression factor = call(Operators.SUBTRACT, discounted, new Constant(100L, MONEY), column(1, MONEY));
        Batch batch = Batch.of(
                3,
                Vectors.of(MONEY, Arrays.asList(999_999_999_999_999L, 12_345L, null)),
                Vectors.of(MONEY, Arrays.asList(-999_999_999_999_899L, 10L, 5L)));
        assertEquals(
                Arrays.asList(
                        Int128.of(new BigInteger("999999999999999").multiply(new BigInteger("999999999999999"))),
                        Int128.of(12_345L * 90),
                        null),
                values(call(Operators.MULTIPLY, product, column(0, MONEY), factor), batch));
    }

    @Test
    void anOverflowNamesTheValues() {
        Expression sum = call(Operators.ADD, BIGINT, column(0, BIGINT), new Constant(1L, BIGINT));
        Batch batch = Batch.of(2, Vectors.of(BIGINT, List.of(5L, Long.MAX_VALUE)));
        MesquiteException e = assertThrows(MesquiteException.class, () -> values(sum, batch));
        assertEquals(ErrorCode.NUMERIC_OUT_OF_RANGE, e.code());
        assertTrue(e.getMessage().contains("9223372036854775807 + 1"), e.getMessage());
    }

    @Test
    void valuesAtNullPositionsFailNothing() {
        long[] validity = Validity.allValid(2);
        Validity.setNull(validity, 1);
        Vector divisors = new LongVector(2, new long[] {2, 0}, validity);
        Expression quotient = call(Operators.DIVIDE, BIGINT, new Constant(7L, BIGINT), column(0, BIGINT));
        assertEquals(Arrays.asList(3L, null), values(quotient, Batch.of(2, divisors)));
    }

    @Test
    void dictionariesAreComputedOnceAndMapped() {
        Vector dictionary = Vectors.of(VARCHAR, List.of(Bytes.utf8("MAIL"), Bytes.utf8("SHIP")));
        Vector column = new DictionaryVector(3, new int[] {1, 0, 1}, dictionary, null);
        Expression part =
                call("substring", VARCHAR, column(0, VARCHAR), new Constant(1L, BIGINT), new Constant(2L, BIGINT));
        Vector result = expressions.compile(part).get().evaluate(Batch.of(3, column));
        assertTrue(result instanceof DictionaryVector);
        assertEquals(Bytes.utf8("SH"), result.value(0));
        assertEquals(Bytes.utf8("MA"), result.value(1));
    }

    @Test
    void anEntryThatNoRowHasDoesNotFail() {
        Vector dictionary = Vectors.of(BIGINT, List.of(0L, 2L));
        Vector column = new DictionaryVector(3, new int[] {1, 1, 1}, dictionary, null);
        Expression quotient = call(Operators.DIVIDE, BIGINT, new Constant(7L, BIGINT), column(0, BIGINT));
        assertEquals(List.of(3L, 3L, 3L), values(quotient, Batch.of(3, column)));
    }

    @Test
    void branchesAreOnlyComputedForTheirRows() {
        Expression isZero = call(Operators.EQUAL, BOOLEAN, column(0, BIGINT), new Constant(0L, BIGINT));
        Expression quotient = call(Operators.DIVIDE, BIGINT, new Constant(8L, BIGINT), column(0, BIGINT));
        Expression cases =
                new SpecialForm(SpecialForm.Form.CASE, List.of(isZero, new Constant(-1L, BIGINT), quotient), BIGINT);
        Batch batch = Batch.of(4, Vectors.of(BIGINT, Arrays.asList(0L, 2L, null, 4L)));
        assertEquals(Arrays.asList(-1L, 4L, null, 2L), values(cases, batch));
        Expression guarded = and(
                call(Operators.NOT, BOOLEAN, isZero),
                call(Operators.GREATER_THAN, BOOLEAN, quotient, new Constant(3L, BIGINT)));
        assertEquals(Arrays.asList(false, true, null, false), values(guarded, batch));
        assertEquals(List.of(1), selected(guarded, batch));
    }

    @Test
    void rangesOfOneColumnSelectWithNullsAndAfterOtherFilters() {
        Batch batch = Batch.of(
                6,
                Vectors.of(BIGINT, Arrays.asList(1L, 5L, null, 7L, 9L, 12L)),
                Vectors.of(SimpleType.INTEGER, List.of(1L, 2L, 3L, 4L, 5L, 6L)));
        Expression range = and(
                call(Operators.GREATER_THAN_OR_EQUAL, BOOLEAN, column(0, BIGINT), new Constant(5L, BIGINT)),
                call(Operators.LESS_THAN, BOOLEAN, column(0, BIGINT), new Constant(12L, BIGINT)));
        assertEquals(List.of(1, 3, 4), selected(range, batch));
        Expression other =
                call(Operators.NOT_EQUAL, BOOLEAN, column(1, SimpleType.INTEGER), new Constant(4L, SimpleType.INTEGER));
        assertEquals(List.of(1, 4), selected(and(range, other), batch));
        assertEquals(List.of(1, 4), selected(and(other, range), batch));
    }

    @Test
    void likeMatchesPartsInOrder() {
        assertEquals(true, like("requests special requests", "%special%requests%"));
        assertEquals(false, like("requests special", "%special%requests%"));
        assertEquals(true, like("PROMO BRUSHED", "PROMO%"));
        assertEquals(false, like("aab", "a%ab%b"));
        assertEquals(true, like("äb", "_b"));
        assertEquals(false, like("äb", "__b"));
        assertEquals(true, like("a%c", "a!%c", "!"));
        assertEquals(false, like("abc", "a!%c", "!"));
        assertEquals(true, like("", "%"));
        assertEquals(false, like("", "_"));
        assertEquals(true, like("xay", "%_a_"));
        assertThrows(MesquiteException.class, () -> like("abc", "a!", "!"));
    }

    @Test
    void inFollowsTheRulesOfNull() {
        Expression in = new SpecialForm(
                SpecialForm.Form.IN,
                List.of(column(0, BIGINT), new Constant(1L, BIGINT), new Constant(null, BIGINT)),
                BOOLEAN);
        Batch batch = Batch.of(3, Vectors.of(BIGINT, Arrays.asList(1L, 2L, null)));
        assertEquals(Arrays.asList(true, null, null), values(in, batch));
    }

    @Test
    void aDateAndAnIntervalAreFolded() {
        Expression sum = call(
                Operators.ADD,
                SimpleType.DATE,
                new Constant(LocalDate.of(2024, 1, 31).toEpochDay(), SimpleType.DATE),
                new Constant(1L, SimpleType.INTERVAL_YEAR_TO_MONTH));
        assertEquals(LocalDate.of(2024, 2, 29).toEpochDay(), expressions.evaluate(sum));
    }

    private Object like(String text, String... pattern) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(new Constant(Bytes.utf8(text), VARCHAR));
        for (String part : pattern) {
            arguments.add(new Constant(Bytes.utf8(part), VARCHAR));
        }
        return expressions.evaluate(new Call(Operators.LIKE, arguments, BOOLEAN));
    }

    private static Expression and(Expression... conjuncts) {
        return new SpecialForm(SpecialForm.Form.AND, List.of(conjuncts), BOOLEAN);
    }

    private static Expression column(int channel, Type type) {
        return new InputReference(channel, type);
    }

    private static Expression call(String function, Type type, Expression... arguments) {
        return new Call(function, List.of(arguments), type);
    }

    private List<Object> values(Expression expression, Batch batch) {
        Vector vector = expressions.compile(expression).get().evaluate(batch);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            values.add(vector.value(i));
        }
        return values;
    }

    private List<Integer> selected(Expression predicate, Batch batch) {
        int[] positions = new int[batch.size()];
        int count = expressions.compilePredicate(predicate).get().select(batch, positions);
        return Arrays.stream(positions, 0, count).boxed().toList();
    }
}
