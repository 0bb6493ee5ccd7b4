package io.mesquite.files.plugin;

import io.mesquite.files.parquet.schema.Conversion;
import io.mesquite.files.parquet.schema.Widening;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.MapVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** From the type that a file says to the wider type of its table, to any depth. Fields of rows are matched by name; those that the file lacks are null. */
final class NestedWidening {
    private NestedWidening() {}

    /** The conversion; empty where there is none. */
    static Optional<Conversion> find(Type from, Type to) {
        if (from.equals(to)) {
            return Optional.of(Conversion.NONE);
        }
        if (from instanceof ArrayType array && to instanceof ArrayType wanted) {
            return find(array.element(), wanted.element()).map(NestedWidening::ofArray);
        }
        if (from instanceof MapType map && to instanceof MapType wanted) {
            return find(map.key(), wanted.key())
                    .flatMap(key -> find(map.value(), wanted.value()).map(value -> ofMap(key, value)));
        }
        if (from instanceof RowType row && to instanceof RowType wanted) {
            return ofRow(row, wanted);
        }
        boolean text = from instanceof VarcharType || from instanceof CharType;
        return text && to instanceof VarcharType varchar && length(from) <= varchar.length()
                ? Optional.of(Conversion.NONE)
                : Widening.find(from, to);
    }

    private static int length(Type text) {
        return text instanceof VarcharType varchar ? varchar.length() : ((CharType) text).length();
    }

    private static Conversion ofArray(Conversion element) {
        return vector -> {
            ArrayVector array = (ArrayVector) vector;
            return new ArrayVector(
                    array.size(), array.offsets(), element.apply(flat(array.elements())), array.validity());
        };
    }

    private static Conversion ofMap(Conversion key, Conversion value) {
        return vector -> {
            MapVector map = (MapVector) vector;
            return new MapVector(
                    map.size(),
                    map.offsets(),
                    key.apply(flat(map.keys())),
                    value.apply(flat(map.values())),
                    map.validity());
        };
    }

    private static Optional<Conversion> ofRow(RowType from, RowType to) {
        int[] sources = new int[to.fields().size()];
        List<Conversion> conversions = new ArrayList<>();
        for (int i = 0; i < sources.length; i++) {
            RowType.Field wanted = to.fields().get(i);
            sources[i] = indexOf(from, wanted.name());
            Optional<Conversion> conversion = sources[i] < 0
                    ? Optional.of(Conversion.NONE)
                    : find(from.fields().get(sources[i]).type(), wanted.type());
            if (conversion.isEmpty()) {
                return Optional.empty();
            }
            conversions.add(conversion.get());
        }
        return Optional.of(vector -> {
            RowVector row = (RowVector) vector;
            Vector[] fields = new Vector[sources.length];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = sources[i] < 0
                        ? Vectors.of(to.fields().get(i).type(), Collections.nCopies(row.size(), null))
                        : conversions.get(i).apply(flat(row.field(sources[i])));
            }
            return new RowVector(row.size(), fields, row.validity());
        });
    }

    private static int indexOf(RowType row, String name) {
        for (int i = 0; i < row.fields().size(); i++) {
            if (row.fields().get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static Vector flat(Vector vector) {
        return vector.flatten();
    }
}
