package io.mesquite.jdbc;

import io.mesquite.jdbc.frame.ColumnType;
import java.sql.ResultSetMetaData;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.proto.Common.AvaticaType;
import org.apache.calcite.avatica.proto.Common.ColumnMetaData;
import org.apache.calcite.avatica.proto.Common.Signature;

/**
 * A column of a result.
 *
 * @param nullable of {@link ResultSetMetaData}
 */
record ResultColumn(String label, ColumnType type, int nullable, int displaySize, boolean signed) {
    static ResultColumn of(String label, int typeId, String typeName) {
        return new ResultColumn(
                label, new ColumnType(typeId, typeName, 0, 0, null), ResultSetMetaData.columnNullable, 40, false);
    }

    static List<ResultColumn> of(Signature signature) {
        List<ResultColumn> columns = new ArrayList<>(signature.getColumnsCount());
        for (ColumnMetaData column : signature.getColumnsList()) {
            AvaticaType type = column.getType();
            ColumnType columnType = new ColumnType(
                    type.getId(), type.getName(), column.getPrecision(), column.getScale(), element(type));
            columns.add(new ResultColumn(
                    column.getLabel(), columnType, column.getNullable(), column.getDisplaySize(), column.getSigned()));
        }
        return columns;
    }

    private static ColumnType element(AvaticaType type) {
        if (type.getId() != Types.ARRAY) {
            return null;
        }
        AvaticaType element = type.getComponent();
        return ColumnType.of(element.getId(), element.getName(), element(element));
    }

    /** The class of what {@code getObject} gives. */
    String className() {
        Class<?> type =
                switch (this.type.id()) {
                    case Types.BOOLEAN -> Boolean.class;
                    case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> Integer.class;
                    case Types.BIGINT -> Long.class;
                    case Types.REAL -> Float.class;
                    case Types.DOUBLE -> Double.class;
                    case Types.DECIMAL -> java.math.BigDecimal.class;
                    case Types.VARCHAR, Types.CHAR -> String.class;
                    case Types.VARBINARY -> byte[].class;
                    case Types.DATE -> java.sql.Date.class;
                    case Types.TIME -> java.sql.Time.class;
                    case Types.TIMESTAMP -> java.sql.Timestamp.class;
                    case Types.TIMESTAMP_WITH_TIMEZONE -> java.time.OffsetDateTime.class;
                    case Types.ARRAY -> java.sql.Array.class;
                    default -> this.type.name().equals("UUID") ? java.util.UUID.class : String.class;
                };
        return type.getName();
    }
}
