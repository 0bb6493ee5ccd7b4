package io.mesquite.files.table;

import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The narrowest type that holds all values of two types without loss of more than a double's digits:
 *
 * <pre>
 * TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, DOUBLE   the later one; decimals get the digits of both
 * REAL with any other number                            DOUBLE
 * CHAR, VARCHAR                                         VARCHAR of the greater length
 * DATE with TIMESTAMP                                   TIMESTAMP
 * ARRAY, MAP, ROW                                       part by part; a row gets the fields of both
 * </pre>
 */
public final class TypeWidening {
    private static final List<SimpleType> INTEGERS =
            List.of(SimpleType.TINYINT, SimpleType.SMALLINT, SimpleType.INTEGER, SimpleType.BIGINT);
    private static final Map<SimpleType, Integer> DIGITS =
            Map.of(SimpleType.TINYINT, 3, SimpleType.SMALLINT, 5, SimpleType.INTEGER, 10, SimpleType.BIGINT, 19);

    private TypeWidening() {}

    /** The common type; empty where there is none. */
    public static Optional<Type> common(Type left, Type right) {
        if (left.equals(right) || right == SimpleType.UNKNOWN) {
            return Optional.of(left);
        }
        if (left == SimpleType.UNKNOWN) {
            return Optional.of(right);
        }
        if (isNumber(left) && isNumber(right)) {
            return Optional.of(commonNumber(left, right));
        }
        if (isText(left) && isText(right)) {
            return Optional.of(new VarcharType(Math.max(length(left), length(right))));
        }
        if (isDateOrTimestamp(left) && isDateOrTimestamp(right)) {
            return Optional.of(SimpleType.TIMESTAMP);
        }
        if (left instanceof ArrayType leftArray && right instanceof ArrayType rightArray) {
            return common(leftArray.element(), rightArray.element()).map(ArrayType::new);
        }
        if (left instanceof MapType leftMap && right instanceof MapType rightMap) {
            return common(leftMap.key(), rightMap.key())
                    .flatMap(key -> common(leftMap.value(), rightMap.value()).map(value -> new MapType(key, value)));
        }
        if (left instanceof RowType leftRow && right instanceof RowType rightRow) {
            return commonRow(leftRow, rightRow);
        }
        return Optional.empty();
    }

    /** The type with VARCHAR in place of what only ever was null. */
    public static Type withoutUnknown(Type type) {
        if (type == SimpleType.UNKNOWN) {
            return VarcharType.UNBOUNDED;
        }
        if (type instanceof ArrayType array) {
            return new ArrayType(withoutUnknown(array.element()));
        }
        if (type instanceof MapType map) {
            return new MapType(withoutUnknown(map.key()), withoutUnknown(map.value()));
        }
        return type instanceof RowType row
                ? new RowType(row.fields().stream()
                        .map(field -> new RowType.Field(field.name(), withoutUnknown(field.type())))
                        .toList())
                : type;
    }

    private static Type commonNumber(Type left, Type right) {
        if (left instanceof SimpleType leftSimple
                && right instanceof SimpleType rightSimple
                && INTEGERS.contains(leftSimple)
                && INTEGERS.contains(rightSimple)) {
            return INTEGERS.indexOf(leftSimple) > INTEGERS.indexOf(rightSimple) ? left : right;
        }
        if (isFloating(left) || isFloating(right)) {
            return SimpleType.DOUBLE;
        }
        DecimalType leftDecimal = decimal(left);
        DecimalType rightDecimal = decimal(right);
        int scale = Math.max(leftDecimal.scale(), rightDecimal.scale());
        int whole = Math.max(
                leftDecimal.precision() - leftDecimal.scale(), rightDecimal.precision() - rightDecimal.scale());
        return whole + scale > DecimalType.MAX_PRECISION ? SimpleType.DOUBLE : new DecimalType(whole + scale, scale);
    }

    private static Optional<Type> commonRow(RowType left, RowType right) {
        List<RowType.Field> fields = new ArrayList<>();
        for (RowType.Field field : left.fields()) {
            Optional<RowType.Field> other = field(right, field.name());
            Optional<Type> type = other.isEmpty()
                    ? Optional.of(field.type())
                    : common(field.type(), other.get().type());
            if (type.isEmpty()) {
                return Optional.empty();
            }
            fields.add(new RowType.Field(field.name(), type.get()));
        }
        right.fields().stream()
                .filter(field -> field(left, field.name()).isEmpty())
                .forEach(fields::add);
        return Optional.of(new RowType(fields));
    }

    private static Optional<RowType.Field> field(RowType row, String name) {
        return row.fields().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private static boolean isNumber(Type type) {
        return type instanceof DecimalType
                || isFloating(type)
                || type instanceof SimpleType simple && INTEGERS.contains(simple);
    }

    private static boolean isFloating(Type type) {
        return type == SimpleType.REAL || type == SimpleType.DOUBLE;
    }

    private static DecimalType decimal(Type type) {
        return type instanceof DecimalType decimal ? decimal : new DecimalType(DIGITS.get((SimpleType) type), 0);
    }

    private static boolean isText(Type type) {
        return type instanceof VarcharType || type instanceof CharType;
    }

    private static int length(Type text) {
        return text instanceof VarcharType varchar ? varchar.length() : ((CharType) text).length();
    }

    private static boolean isDateOrTimestamp(Type type) {
        return type == SimpleType.DATE || type == SimpleType.TIMESTAMP;
    }
}
