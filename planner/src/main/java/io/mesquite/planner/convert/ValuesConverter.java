package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.planner.logical.TypeMapping;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexLiteral;

/** Literal rows, each value of its column's type. */
final class ValuesConverter {
    private ValuesConverter() {}

    static PlanNode convert(Values rel, PlanConverter plans) {
        List<Field> fields = new ArrayList<>();
        for (RelDataTypeField field : rel.getRowType().getFieldList()) {
            Type type = TypeMapping.fromCalcite(field.getType());
            // texts of several lengths are not padded to the longest
            fields.add(
                    new Field(field.getName(), type instanceof CharType text ? new VarcharType(text.length()) : type));
        }
        List<List<Constant>> rows = new ArrayList<>();
        for (List<RexLiteral> tuple : rel.getTuples()) {
            List<Constant> row = new ArrayList<>();
            for (int i = 0; i < tuple.size(); i++) {
                row.add(constant(tuple.get(i), fields.get(i).type()));
            }
            rows.add(row);
        }
        return new ValuesNode(plans.context().nextId(), fields, rows);
    }

    private static Constant constant(RexLiteral literal, Type type) {
        Constant constant = LiteralConverter.convert(literal);
        Expression cast = Coercion.cast(constant, type);
        if (cast instanceof Constant exact) {
            return exact;
        }
        throw new IllegalStateException("literal " + literal + " is not of its column's type " + type.sql());
    }
}
