package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Call;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.SpecialForm;
import io.mesquite.plan.expression.SpecialForm.Form;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;

/** ARRAY[...], MAP[...] and {@code x[...]}. */
final class CollectionConverter {
    private CollectionConverter() {}

    static Expression array(RexCall call, ExpressionConverter expressions) {
        return array(expressions.convert(call.getOperands()), (ArrayType) ExpressionConverter.type(call));
    }

    private static Expression array(List<Expression> elements, ArrayType type) {
        return new SpecialForm(
                Form.ARRAY,
                elements.stream()
                        .map(element -> Coercion.cast(element, type.element()))
                        .toList(),
                type);
    }

    /** Keys and values come in turns. */
    static Expression map(RexCall call, ExpressionConverter expressions) {
        MapType type = (MapType) ExpressionConverter.type(call);
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        for (int i = 0; i < call.getOperands().size(); i += 2) {
            keys.add(expressions.operand(call, i));
            values.add(expressions.operand(call, i + 1));
        }
        return new Call(
                "map",
                List.of(array(keys, new ArrayType(type.key())), array(values, new ArrayType(type.value()))),
                type);
    }

    /** The element of an array (from 1), the value of a map, the field of a row. */
    static Expression item(RexCall call, ExpressionConverter expressions) {
        Expression collection = expressions.operand(call, 0);
        Expression key = expressions.operand(call, 1);
        Type type = collection.type();
        if (type instanceof ArrayType array) {
            return new Call("element_at", List.of(collection, Coercion.cast(key, SimpleType.BIGINT)), array.element());
        } else if (type instanceof MapType map) {
            return new Call("element_at", List.of(collection, Coercion.cast(key, map.key())), map.value());
        } else if (type instanceof RowType row && key instanceof Constant constant) {
            int index = fieldIndex(row, constant);
            return new SpecialForm(
                    Form.FIELD,
                    List.of(collection, new Constant((long) index, SimpleType.BIGINT)),
                    row.fields().get(index).type());
        }
        throw new MesquiteException(ErrorCode.TYPE_MISMATCH, "a value of type " + type.sql() + " has no elements");
    }

    private static int fieldIndex(RowType row, Constant key) {
        for (int i = 0; i < row.fields().size(); i++) {
            boolean found = key.value() instanceof Bytes name
                    ? row.fields().get(i).name().equalsIgnoreCase(name.toUtf8())
                    : Long.valueOf(i + 1).equals(key.value());
            if (found) {
                return i;
            }
        }
        throw new MesquiteException(ErrorCode.COLUMN_NOT_FOUND, row.sql() + " has no field " + key);
    }
}
