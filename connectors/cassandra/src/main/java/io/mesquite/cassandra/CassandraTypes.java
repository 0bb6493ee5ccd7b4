package io.mesquite.cassandra;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.List;

/**
 * The SQL type of each Cassandra type; {@code docs/connectors/cassandra.md} has the table.
 *
 * @param decimalScale digits behind the point of {@code decimal}, which in Cassandra differ from value to value
 */
record CassandraTypes(int decimalScale) {
    /** A duration's parts don't convert into each other: a month has no fixed number of days. */
    static final RowType DURATION = new RowType(List.of(
            new RowType.Field("months", SimpleType.INTEGER),
            new RowType.Field("days", SimpleType.INTEGER),
            new RowType.Field("nanoseconds", SimpleType.BIGINT)));

    Type sqlType(DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.BOOLEAN -> SimpleType.BOOLEAN;
            case ProtocolConstants.DataType.TINYINT -> SimpleType.TINYINT;
            case ProtocolConstants.DataType.SMALLINT -> SimpleType.SMALLINT;
            case ProtocolConstants.DataType.INT -> SimpleType.INTEGER;
            case ProtocolConstants.DataType.BIGINT, ProtocolConstants.DataType.COUNTER -> SimpleType.BIGINT;
            case ProtocolConstants.DataType.FLOAT -> SimpleType.REAL;
            case ProtocolConstants.DataType.DOUBLE -> SimpleType.DOUBLE;
            case ProtocolConstants.DataType.DECIMAL -> new DecimalType(DecimalType.MAX_PRECISION, decimalScale);
            case ProtocolConstants.DataType.VARINT -> new DecimalType(DecimalType.MAX_PRECISION, 0);
            case ProtocolConstants.DataType.ASCII,
                    ProtocolConstants.DataType.VARCHAR,
                    ProtocolConstants.DataType.INET -> VarcharType.UNBOUNDED;
            case ProtocolConstants.DataType.DATE -> SimpleType.DATE;
            case ProtocolConstants.DataType.TIME -> SimpleType.TIME;
            case ProtocolConstants.DataType.TIMESTAMP -> SimpleType.TIMESTAMP_WITH_TIME_ZONE;
            case ProtocolConstants.DataType.UUID, ProtocolConstants.DataType.TIMEUUID -> SimpleType.UUID;
            case ProtocolConstants.DataType.DURATION -> DURATION;
            case ProtocolConstants.DataType.LIST -> new ArrayType(sqlType(((ListType) type).getElementType()));
            case ProtocolConstants.DataType.SET -> new ArrayType(sqlType(((SetType) type).getElementType()));
            case ProtocolConstants.DataType.MAP -> map((com.datastax.oss.driver.api.core.type.MapType) type);
            case ProtocolConstants.DataType.TUPLE -> tuple((TupleType) type);
            case ProtocolConstants.DataType.UDT -> row((UserDefinedType) type);
            default ->
                type instanceof VectorType vector
                        ? new ArrayType(sqlType(vector.getElementType()))
                        : SimpleType.VARBINARY;
        };
    }

    private MapType map(com.datastax.oss.driver.api.core.type.MapType type) {
        return new MapType(sqlType(type.getKeyType()), sqlType(type.getValueType()));
    }

    /** The components have no names in Cassandra; here they are {@code f1}, {@code f2} and so on. */
    private RowType tuple(TupleType type) {
        List<RowType.Field> fields = new ArrayList<>();
        for (DataType component : type.getComponentTypes()) {
            fields.add(new RowType.Field("f" + (fields.size() + 1), sqlType(component)));
        }
        return new RowType(fields);
    }

    private RowType row(UserDefinedType type) {
        List<RowType.Field> fields = new ArrayList<>();
        for (int i = 0; i < type.getFieldNames().size(); i++) {
            fields.add(new RowType.Field(
                    type.getFieldNames().get(i).asInternal(),
                    sqlType(type.getFieldTypes().get(i))));
        }
        return new RowType(fields);
    }
}
