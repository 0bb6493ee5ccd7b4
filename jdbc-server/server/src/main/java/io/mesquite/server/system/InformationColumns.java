package io.mesquite.server.system;

import io.mesquite.server.engine.Relation;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.List;

/** The rows of {@code information_schema.columns}. */
final class InformationColumns {
    static final ColumnList COLUMNS = new ColumnList()
            .texts("table_catalog table_schema table_name column_name")
            .integers("ordinal_position")
            .texts("column_default? is_nullable data_type")
            .integers("character_maximum_length? character_octet_length? numeric_precision? numeric_precision_radix?"
                    + " numeric_scale? datetime_precision?")
            .texts("interval_type? character_set_name? collation_name? is_self_referencing is_identity is_generated"
                    + " generation_expression? is_updatable comment?");

    private static final int MAX_BYTES_OF_CHARACTER = 4;
    private static final int MICROSECONDS = 6;

    private InformationColumns() {}

    /** @param index of the column, from 0 */
    static List<Object> row(String catalog, Relation relation, int index) {
        Column column = relation.columns().get(index);
        Type type = column.type();
        Integer length = length(type);
        Numeric numeric = Numeric.of(type);
        boolean text = type instanceof VarcharType || type instanceof CharType;
        return SystemTable.row(
                catalog,
                relation.schema(),
                relation.name(),
                column.name(),
                index + 1,
                null,
                column.nullable() ? "YES" : "NO",
                type.sql(),
                length,
                length == null ? null : octets(length),
                numeric.precision,
                numeric.radix,
                numeric.scale,
                datetimePrecision(type),
                intervalType(type),
                text ? "UTF8" : null,
                text ? "binary" : null,
                "NO",
                "NO",
                "NEVER",
                null,
                "NO",
                column.comment().isEmpty() ? null : column.comment());
    }

    private static Integer length(Type type) {
        if (type instanceof CharType fixed) {
            return fixed.length();
        }
        return type instanceof VarcharType varying && !varying.equals(VarcharType.UNBOUNDED) ? varying.length() : null;
    }

    private static Integer octets(int length) {
        return (int) Math.min((long) length * MAX_BYTES_OF_CHARACTER, Integer.MAX_VALUE);
    }

    private static Integer datetimePrecision(Type type) {
        if (type == SimpleType.DATE) {
            return 0;
        }
        boolean time = type == SimpleType.TIME
                || type == SimpleType.TIMESTAMP
                || type == SimpleType.TIMESTAMP_WITH_TIME_ZONE
                || type == SimpleType.INTERVAL_DAY_TO_SECOND;
        return time ? MICROSECONDS : null;
    }

    private static String intervalType(Type type) {
        if (type == SimpleType.INTERVAL_DAY_TO_SECOND) {
            return "DAY TO SECOND";
        }
        return type == SimpleType.INTERVAL_YEAR_TO_MONTH ? "YEAR TO MONTH" : null;
    }

    /** Digits of a number, in which base; all null for other types. */
    private record Numeric(Integer precision, Integer radix, Integer scale) {
        static Numeric of(Type type) {
            if (type instanceof DecimalType decimal) {
                return new Numeric(decimal.precision(), 10, decimal.scale());
            }
            if (!(type instanceof SimpleType simple)) {
                return new Numeric(null, null, null);
            }
            return switch (simple) {
                case TINYINT -> new Numeric(8, 2, 0);
                case SMALLINT -> new Numeric(16, 2, 0);
                case INTEGER -> new Numeric(32, 2, 0);
                case BIGINT -> new Numeric(64, 2, 0);
                case REAL -> new Numeric(24, 2, null);
                case DOUBLE -> new Numeric(53, 2, null);
                default -> new Numeric(null, null, null);
            };
        }
    }
}
