package io.mesquite.plan.expression;

import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.stream.Collectors;

/** What is not a function of its arguments' values, since it may leave some of them uncomputed or takes nulls apart. */
public record SpecialForm(Form form, List<Expression> arguments, Type type) implements Expression {
    /** The forms and their arguments. Where it says <em>lazily</em>, an argument is only computed for rows that need it. */
    public enum Form {
        /** Two or more booleans, lazily from left to right; SQL's three-valued logic. */
        AND,
        /** Two or more booleans, lazily from left to right; SQL's three-valued logic. */
        OR,
        /** Condition, value, condition, value, …, else value; all lazily. A condition of null is false. */
        CASE,
        /** The first that is not null, lazily. */
        COALESCE,
        /** A value, then candidates, with SQL's null rules. */
        IN,
        /** One argument; never null. */
        IS_NULL,
        /** The first argument, or null where it equals the second. */
        NULLIF,
        /** The field values of a row. */
        ROW,
        /** The elements of an array. */
        ARRAY,
        /** A row and the constant BIGINT index of a field, from 0. */
        FIELD,
        /** One argument; null where computing it fails because of its data (a bad cast, an overflow, a division by zero). */
        TRY
    }

    public SpecialForm {
        arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> children() {
        return arguments;
    }

    @Override
    public String toString() {
        return arguments.stream().map(Expression::toString).collect(Collectors.joining(", ", form + "(", ")"));
    }
}
