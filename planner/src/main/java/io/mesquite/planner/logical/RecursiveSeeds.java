package io.mesquite.planner.logical;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * The SELECTs that begin recursive queries. The types of their columns are those that the recursive part sees, though it may give
 * nulls where they give none.
 */
final class RecursiveSeeds {
    private RecursiveSeeds() {}

    static List<SqlNode> of(SqlNode query) {
        List<SqlNode> seeds = new ArrayList<>();
        query.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
                if (call instanceof SqlWithItem item && item.recursive.booleanValue()) {
                    SqlNode body = item.query;
                    while (body instanceof SqlWith with) {
                        body = with.body;
                    }
                    if (body.getKind() == SqlKind.UNION) {
                        collect(((SqlCall) body).operand(0), seeds);
                    }
                }
                return super.visit(call);
            }
        });
        return seeds;
    }

    private static void collect(SqlNode query, List<SqlNode> seeds) {
        if (query instanceof SqlSelect) {
            seeds.add(query);
        } else if (query.isA(SqlKind.SET_QUERY)) {
            ((SqlCall) query).getOperandList().forEach(operand -> collect(operand, seeds));
        }
    }

    static RuntimeException otherTypes(AssertionError cause) {
        return new MesquiteException(
                ErrorCode.TYPE_MISMATCH,
                "the second part of a recursive query has columns of other types than its first part, as where numbers get more"
                        + " digits; CAST them in the first part, and in the second one, to one type",
                cause);
    }

    static RelDataType nullable(RelDataType row, RelDataTypeFactory factory) {
        RelDataTypeFactory.Builder builder = factory.builder();
        for (RelDataTypeField field : row.getFieldList()) {
            builder.add(field.getName(), factory.createTypeWithNullability(field.getType(), true));
        }
        return builder.build();
    }
}
