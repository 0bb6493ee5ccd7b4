package io.mesquite.hadoop.orc;

import io.mesquite.spi.connector.Column;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.orc.storage.common.type.HiveDecimal;
import org.apache.orc.storage.ql.io.sarg.PredicateLeaf;
import org.apache.orc.storage.ql.io.sarg.SearchArgument;
import org.apache.orc.storage.ql.io.sarg.SearchArgumentFactory;
import org.apache.orc.storage.serde2.io.HiveDecimalWritable;

/**
 * A constraint as ORC's library takes it, to leave out row groups by their statistics and Bloom filters. It is a necessary
 * condition: what ORC can't say, or would compare in another way, is left out.
 *
 * @param columns those that the argument names; where there are none there is no argument
 */
record OrcSearch(SearchArgument argument, List<String> columns) {
    /** Longer lists of values are told as one range. */
    private static final int MAX_VALUES = 100;

    static OrcSearch of(List<Column> columns, Constraint constraint) {
        SearchArgument.Builder builder = SearchArgumentFactory.newBuilder().startAnd();
        List<String> named = new ArrayList<>();
        for (Column column : columns) {
            Domain domain = constraint.domain(column.name());
            Optional<PredicateLeaf.Type> type = leafType(column.type());
            if (type.isPresent() && !domain.isAll() && !domain.nullAllowed() && !domain.isNone()) {
                add(builder, column, type.get(), domain);
                named.add(column.name());
            }
        }
        return new OrcSearch(named.isEmpty() ? null : builder.end().build(), named);
    }

    private static void add(SearchArgument.Builder builder, Column column, PredicateLeaf.Type type, Domain domain) {
        String name = column.name();
        Optional<List<Object>> values = domain.singleValues().filter(list -> list.size() <= MAX_VALUES);
        if (values.isPresent()) {
            builder.in(
                    name,
                    type,
                    values.get().stream()
                            .map(value -> literal(column.type(), value))
                            .toArray());
            return;
        }
        Range span = domain.span().orElse(Range.ALL);
        if (span.low() == null && span.high() == null) {
            builder.startNot().isNull(name, type).end();
            return;
        }
        if (span.low() != null) {
            Object low = literal(column.type(), span.low());
            builder.startNot();
            (span.lowInclusive() ? builder.lessThan(name, type, low) : builder.lessThanEquals(name, type, low)).end();
        }
        if (span.high() != null) {
            Object high = literal(column.type(), span.high());
            if (span.highInclusive()) {
                builder.lessThanEquals(name, type, high);
            } else {
                builder.lessThan(name, type, high);
            }
        }
    }

    /** Dates and timestamps would go through the machine's time zone, and CHAR is padded: stripes alone are left out by them. */
    private static Optional<PredicateLeaf.Type> leafType(Type type) {
        if (type instanceof DecimalType) {
            return Optional.of(PredicateLeaf.Type.DECIMAL);
        }
        if (type instanceof VarcharType) {
            return Optional.of(PredicateLeaf.Type.STRING);
        }
        return type == SimpleType.TINYINT
                        || type == SimpleType.SMALLINT
                        || type == SimpleType.INTEGER
                        || type == SimpleType.BIGINT
                ? Optional.of(PredicateLeaf.Type.LONG)
                : Optional.empty();
    }

    private static Object literal(Type type, Object value) {
        if (type instanceof DecimalType decimal) {
            BigInteger unscaled = value instanceof Int128 wide ? wide.toBigInteger() : BigInteger.valueOf((Long) value);
            return new HiveDecimalWritable(HiveDecimal.create(new BigDecimal(unscaled, decimal.scale())));
        }
        return value instanceof Bytes text ? text.toUtf8() : value;
    }
}
