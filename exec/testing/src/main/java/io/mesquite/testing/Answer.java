package io.mesquite.testing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All rows of a result, in a form in which two engines' answers can be compared: numbers as {@link BigDecimal} (or Double where they are
 * not finite), the rest as text; nulls as null.
 */
public record Answer(List<List<Object>> rows) {
    /** Doubles agree to this share of their value: engines add them up in different orders. */
    private static final BigDecimal RELATIVE_TOLERANCE = new BigDecimal("1e-9");

    private static final Comparator<List<Object>> ROW_ORDER = Answer::compareRows;

    public static Answer read(ResultSet results) throws SQLException {
        int columns = results.getMetaData().getColumnCount();
        List<List<Object>> rows = new ArrayList<>();
        while (results.next()) {
            List<Object> row = new ArrayList<>(columns);
            for (int i = 1; i <= columns; i++) {
                row.add(comparable(results.getObject(i)));
            }
            rows.add(row);
        }
        return new Answer(rows);
    }

    /** The same rows in an order that does not depend on the engine. */
    public Answer sorted() {
        List<List<Object>> sorted = new ArrayList<>(rows);
        sorted.sort(ROW_ORDER);
        return new Answer(sorted);
    }

    /**
     * What differs first from the expected answer, for a person; empty where nothing does. A number with more digits is rounded to the
     * scale of the other one; beyond that numbers agree to a billionth.
     */
    public Optional<String> difference(Answer expected) {
        for (int i = 0; i < Math.min(rows.size(), expected.rows.size()); i++) {
            List<Object> row = rows.get(i);
            List<Object> expectedRow = expected.rows.get(i);
            if (row.size() != expectedRow.size()) {
                return Optional.of(row.size() + " columns, expected " + expectedRow.size());
            }
            for (int column = 0; column < row.size(); column++) {
                if (!agree(row.get(column), expectedRow.get(column))) {
                    return Optional.of("row " + (i + 1) + " column " + (column + 1) + " is " + row.get(column)
                            + ", expected " + expectedRow.get(column) + "; the rows are\n  " + row + "\n  "
                            + expectedRow);
                }
            }
        }
        return rows.size() == expected.rows.size()
                ? Optional.empty()
                : Optional.of(rows.size() + " rows, expected " + expected.rows.size());
    }

    private static Object comparable(Object value) {
        if (value == null) {
            return null;
        } else if (value instanceof BigDecimal decimal) {
            return decimal;
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? BigDecimal.valueOf(number) : number;
        } else if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        return value.toString();
    }

    private static boolean agree(Object value, Object expected) {
        if (value instanceof BigDecimal left && expected instanceof BigDecimal right) {
            BigDecimal difference = left.subtract(right).abs();
            BigDecimal larger = left.abs().max(right.abs());
            BigDecimal halfUnit = BigDecimal.valueOf(5, Math.min(left.scale(), right.scale()) + 1);
            boolean sameScale = left.scale() == right.scale();
            return difference.signum() == 0
                    || !sameScale && difference.compareTo(halfUnit) <= 0
                    || difference.compareTo(larger.multiply(RELATIVE_TOLERANCE, MathContext.DECIMAL64)) <= 0;
        }
        return value == null ? expected == null : value.equals(expected);
    }

    private static int compareRows(List<Object> left, List<Object> right) {
        // Texts first: numbers may differ in their last digits
        for (boolean numbers : new boolean[] {false, true}) {
            for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
                boolean isNumber = isNumber(left.get(i)) || isNumber(right.get(i));
                if (isNumber == numbers) {
                    int order = compareValues(left.get(i), right.get(i));
                    if (order != 0) {
                        return order;
                    }
                }
            }
        }
        return 0;
    }

    private static int compareValues(Object left, Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        if (left instanceof BigDecimal leftNumber && right instanceof BigDecimal rightNumber) {
            return leftNumber.compareTo(rightNumber);
        }
        // Infinities and NaN after all other numbers
        return isNumber(left) && isNumber(right)
                ? Boolean.compare(left instanceof Double, right instanceof Double)
                : left.toString().compareTo(right.toString());
    }

    private static boolean isNumber(Object value) {
        return value instanceof BigDecimal || value instanceof Double;
    }
}
