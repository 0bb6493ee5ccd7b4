package io.mesquite.files.parquet.column;

import io.mesquite.files.parquet.page.ChunkPages;
import io.mesquite.files.parquet.schema.ColumnNode;
import io.mesquite.files.parquet.schema.StoredConversions;
import io.mesquite.files.parquet.schema.Widening;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes the reader of a nested column: one buffer for each leaf that is needed, and the tree that puts them together. */
public final class NestedColumns {
    private final Function<ColumnNode.Leaf, ChunkPages> openPages;
    private final ScanContext context;
    private final List<LevelBuffer<?>> leaves = new ArrayList<>();

    private NestedColumns(Function<ColumnNode.Leaf, ChunkPages> openPages, ScanContext context) {
        this.openPages = openPages;
        this.context = context;
    }

    /**
     * @param type the type to give out; null where the file's type can't become that
     * @param openPages opens the chunk of a leaf
     */
    public static Optional<ColumnReader> open(
            ColumnNode column, Type type, Function<ColumnNode.Leaf, ChunkPages> openPages, ScanContext context) {
        NestedColumns columns = new NestedColumns(openPages, context);
        return columns.assembler(column, type)
                .map(assembler -> new NestedColumnReader(columns.leaves, assembler, context));
    }

    private Optional<Assembler> assembler(ColumnNode node, Type type) {
        if (node instanceof ColumnNode.Leaf leaf) {
            return Widening.find(leaf.type(), type)
                    .map(widening -> new Assembler.LeafAssembler(
                            buffer(leaf), StoredConversions.of(leaf).then(widening)));
        } else if (node instanceof ColumnNode.Repeated list && type instanceof ArrayType array) {
            return assembler(list.element(), array.element())
                    .map(element -> new Assembler.ListAssembler(
                            buffer(list.firstLeaf()), list.definition(), list.elementDefinition(), element));
        } else if (node instanceof ColumnNode.Mapping map && type instanceof MapType mapType) {
            Optional<Assembler> key = assembler(map.key(), mapType.key());
            Optional<Assembler> value = assembler(map.value(), mapType.value());
            return key.isEmpty() || value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Assembler.MapAssembler(
                            buffer(map.firstLeaf()), map.definition(), map.entryDefinition(), key.get(), value.get()));
        } else if (node instanceof ColumnNode.Struct struct && type instanceof RowType row) {
            return structAssembler(struct, row);
        }
        return Optional.empty();
    }

    /** Fields are found by name; those that the file has not are null. */
    private Optional<Assembler> structAssembler(ColumnNode.Struct struct, RowType type) {
        List<Assembler> fields = new ArrayList<>();
        for (RowType.Field field : type.fields()) {
            Optional<ColumnNode> stored = struct.fields().stream()
                    .filter(node -> node.name().equals(field.name()))
                    .findFirst();
            if (stored.isEmpty()) {
                fields.add(new Assembler.Missing(
                        new ConstantVector(1, Vectors.of(field.type(), Collections.singletonList(null)))));
                continue;
            }
            Optional<Assembler> assembler = assembler(stored.get(), field.type());
            if (assembler.isEmpty()) {
                return Optional.empty();
            }
            fields.add(assembler.get());
        }
        LevelBuffer<?> any = buffer(struct.firstLeaf());
        return Optional.of(new Assembler.StructAssembler(any, struct.definition(), List.copyOf(fields)));
    }

    private LevelBuffer<?> buffer(ColumnNode.Leaf leaf) {
        for (LevelBuffer<?> buffer : leaves) {
            if (buffer.leaf() == leaf) {
                return buffer;
            }
        }
        LevelBuffer<?> buffer = new LevelBuffer<>(leaf, openPages.apply(leaf), context);
        leaves.add(buffer);
        return buffer;
    }
}
