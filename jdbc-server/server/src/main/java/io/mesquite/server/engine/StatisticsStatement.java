package io.mesquite.server.engine;

import io.mesquite.plan.expression.Constant;
import io.mesquite.planner.OutputColumn;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ColumnStatistics;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Answers SHOW STATS FOR as Trino does: a row a column, and one without a name for the whole table. Null is what is not known. */
final class StatisticsStatement {
    static final List<OutputColumn> COLUMNS = List.of(
            new OutputColumn("column_name", VarcharType.UNBOUNDED, true),
            new OutputColumn("data_size", SimpleType.DOUBLE, true),
            new OutputColumn("distinct_values_count", SimpleType.DOUBLE, true),
            new OutputColumn("nulls_fraction", SimpleType.DOUBLE, true),
            new OutputColumn("row_count", SimpleType.DOUBLE, true),
            new OutputColumn("low_value", VarcharType.UNBOUNDED, true),
            new OutputColumn("high_value", VarcharType.UNBOUNDED, true));

    private final Names names;

    StatisticsStatement(Names names) {
        this.names = names;
    }

    StatementResult of(List<String> name, Session session) {
        Place place = Place.ofTable(name, session, names);
        Relation relation = names.findTable(place.catalog(), place.schema(), name.get(name.size() - 1));
        Optional<Table> table = relation.kind() == Relation.Kind.TABLE
                ? names.table(place.catalog(), relation.schema(), relation.name())
                : Optional.empty();
        TableStatistics statistics = table.map(found -> names.connector(place.catalog())
                        .metadata()
                        .statistics(new Scan(found.handle(), found.columns(), Constraint.ALL, OptionalLong.empty())))
                .orElseThrow(() -> new MesquiteException(
                        ErrorCode.NOT_SUPPORTED, "Only tables have statistics, and " + relation.name() + " is none"));
        List<List<Object>> rows = new ArrayList<>();
        for (Column column : relation.columns()) {
            rows.add(row(column, statistics));
        }
        rows.add(Arrays.asList(null, null, null, null, value(statistics.rowCount()), null, null));
        return StatementResult.of(COLUMNS, rows);
    }

    private static List<Object> row(Column column, TableStatistics table) {
        ColumnStatistics of = table.columns().getOrDefault(column.name(), ColumnStatistics.UNKNOWN);
        boolean sized = of.averageBytes().isPresent() && table.rowCount().isPresent();
        return Arrays.asList(
                Bytes.utf8(column.name()),
                sized ? of.averageBytes().getAsDouble() * table.rowCount().getAsDouble() : null,
                value(of.distinctValues()),
                value(of.nullFraction()),
                null,
                text(of.min(), column),
                text(of.max(), column));
    }

    private static Object value(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    private static Object text(Optional<Object> bound, Column column) {
        return bound.map(value ->
                        value instanceof Bytes text ? text : Bytes.utf8(new Constant(value, column.type()).toString()))
                .orElse(null);
    }
}
