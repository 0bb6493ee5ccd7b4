package io.mesquite.plan.text;

import io.mesquite.plan.expression.Constant;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a source is told about its columns: {@code l_shipdate in [DATE '1994-01-01', DATE '1995-01-01')}. */
final class ConstraintText {
    private static final int MAX_RANGES = 10;

    private ConstraintText() {}

    static String of(Constraint constraint, List<Column> columns) {
        return constraint.domains().entrySet().stream()
                .map(entry -> entry.getKey() + " " + of(entry.getValue(), type(entry.getKey(), columns)))
                .collect(Collectors.joining(", "));
    }

    /** Columns that are not read have no type here; that never happens for columns that a predicate needs. */
    private static Optional<Type> type(String name, List<Column> columns) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .map(Column::type)
                .findFirst();
    }

    private static String of(Domain domain, Optional<Type> type) {
        if (domain.isNone()) {
            return "none";
        } else if (domain.ranges().isEmpty()) {
            return "is null";
        } else if (domain.equals(Domain.NOT_NULL)) {
            return "is not null";
        }
        List<String> parts = new ArrayList<>();
        domain.ranges().stream().limit(MAX_RANGES).forEach(range -> parts.add(of(range, type)));
        if (domain.ranges().size() > MAX_RANGES) {
            parts.add("… " + (domain.ranges().size() - MAX_RANGES) + " more");
        }
        if (domain.nullAllowed()) {
            parts.add("null");
        }
        boolean values = domain.singleValues().isPresent();
        return values ? "in {" + String.join(", ", parts) + "}" : "in " + String.join(" or ", parts);
    }

    private static String of(Range range, Optional<Type> type) {
        if (range.isSingleValue()) {
            return value(range.low(), type);
        }
        String low = range.low() == null ? "(-∞" : (range.lowInclusive() ? "[" : "(") + value(range.low(), type);
        String high = range.high() == null ? "∞)" : value(range.high(), type) + (range.highInclusive() ? "]" : ")");
        return low + ", " + high;
    }

    private static String value(Object value, Optional<Type> type) {
        return type.map(known -> new Constant(value, known).toString()).orElseGet(value::toString);
    }
}
