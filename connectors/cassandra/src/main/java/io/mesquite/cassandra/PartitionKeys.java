package io.mesquite.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Partition keys as the driver binds them. */
final class PartitionKeys {
    private PartitionKeys() {}

    /** The key's values for a statement whose first markers are the key's columns. */
    static List<Object> bound(RelationMetadata relation, List<Object> key) {
        List<Object> values = new ArrayList<>();
        List<ColumnMetadata> columns = relation.getPartitionKey();
        for (int i = 0; i < columns.size(); i++) {
            values.add(CqlValues.exact(columns.get(i).getType(), key.get(i)).orElseThrow());
        }
        return values;
    }

    /** The serialized key, of which the token is made. */
    static ByteBuffer routingKey(RelationMetadata relation, PreparedStatement byKey, List<Object> key) {
        BoundStatement statement = byKey.bind(bound(relation, key).toArray());
        return statement.getRoutingKey();
    }
}
