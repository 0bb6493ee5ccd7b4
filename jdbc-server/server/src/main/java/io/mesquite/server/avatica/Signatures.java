package io.mesquite.server.avatica;

import io.mesquite.planner.OutputColumn;
import io.mesquite.spi.type.Type;
import java.sql.ResultSetMetaData;
import java.util.List;
import org.apache.calcite.avatica.proto.Common.AvaticaParameter;
import org.apache.calcite.avatica.proto.Common.ColumnMetaData;
import org.apache.calcite.avatica.proto.Common.CursorFactory;
import org.apache.calcite.avatica.proto.Common.Signature;
import org.apache.calcite.avatica.proto.Common.StatementType;

/** Describes results and parameters in the protocol's terms. */
final class Signatures {
    private Signatures() {}

    static Signature of(String sql, List<OutputColumn> columns, List<Type> parameters) {
        Signature.Builder signature = Signature.newBuilder()
                .setSql(sql)
                .setStatementType(StatementType.SELECT)
                .setCursorFactory(CursorFactory.newBuilder().setStyle(CursorFactory.Style.LIST));
        for (int i = 0; i < columns.size(); i++) {
            signature.addColumns(column(i, columns.get(i)));
        }
        parameters.forEach(type -> signature.addParameters(parameter(type)));
        return signature.build();
    }

    private static ColumnMetaData column(int ordinal, OutputColumn column) {
        TypeDescription type = TypeDescription.of(column.type());
        return ColumnMetaData.newBuilder()
                .setOrdinal(ordinal)
                .setLabel(column.name())
                .setColumnName(column.name())
                .setNullable(column.nullable() ? ResultSetMetaData.columnNullable : ResultSetMetaData.columnNoNulls)
                .setSigned(type.isSigned())
                .setSearchable(true)
                .setCaseSensitive(true)
                .setReadOnly(true)
                .setDisplaySize(type.displaySize())
                .setPrecision(type.precision())
                .setScale(type.scale())
                .setColumnClassName("java.lang.Object")
                .setType(TypeDescription.avatica(column.type()))
                .build();
    }

    private static AvaticaParameter parameter(Type type) {
        TypeDescription description = TypeDescription.of(type);
        return AvaticaParameter.newBuilder()
                .setParameterType(description.id())
                .setTypeName(description.name())
                .setPrecision(description.precision())
                .setScale(description.scale())
                .setSigned(description.isSigned())
                .setClassName("java.lang.Object")
                .build();
    }
}
