package io.mesquite.engine.function.operator;

import io.mesquite.engine.function.Kernel;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.vector.MapVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Casts of rows, field by field in their order, and of maps. Names of fields come from the type that is cast to. */
final class NestedCasts {
    private NestedCasts() {}

    static Supplier<Kernel> rows(RowType from, RowType to, boolean safe) {
        List<Supplier<Kernel>> fields = new ArrayList<>();
        for (int i = 0; i < from.fields().size(); i++) {
            fields.add(CastKernels.of(
                    from.fields().get(i).type(), to.fields().get(i).type(), safe));
        }
        return () -> {
            Kernel[] kernels = fields.stream().map(Supplier::get).toArray(Kernel[]::new);
            return (arguments, size) -> {
                RowVector row = (RowVector) arguments[0].flatten();
                Vector[] cast = new Vector[kernels.length];
                for (int i = 0; i < cast.length; i++) {
                    // what a null row has in its fields is arbitrary and must not be cast
                    Vector field = Vectors.withNulls(row.field(i), row.validity());
                    cast[i] = kernels[i].apply(new Vector[] {field}, size).flatten();
                }
                return new RowVector(size, cast, row.validity());
            };
        };
    }

    static Supplier<Kernel> maps(MapType from, MapType to, boolean safe) {
        Supplier<Kernel> keys = CastKernels.of(from.key(), to.key(), safe);
        Supplier<Kernel> values = CastKernels.of(from.value(), to.value(), safe);
        return () -> {
            Kernel ofKeys = keys.get();
            Kernel ofValues = values.get();
            return (arguments, size) -> {
                MapVector map = (MapVector) arguments[0].flatten();
                int entries = map.keys().size();
                return new MapVector(
                        size,
                        map.offsets(),
                        ofKeys.apply(new Vector[] {map.keys()}, entries).flatten(),
                        ofValues.apply(new Vector[] {map.values()}, entries).flatten(),
                        map.validity());
            };
        };
    }
}
