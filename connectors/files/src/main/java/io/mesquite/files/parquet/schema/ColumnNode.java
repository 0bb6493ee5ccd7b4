package io.mesquite.files.parquet.schema;

import io.mesquite.files.parquet.metadata.LogicalType;
import io.mesquite.files.parquet.metadata.PhysicalType;
import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.stream.Stream;

/**
 * A column of a file, or a part of a nested one. Levels are those of the Dremel encoding: an entry of a leaf has a value of
 * this node where its definition level is at least {@link #definition}.
 */
public sealed interface ColumnNode {
    String name();

    /** The SQL type of its values as the file says it. */
    Type type();

    /** Whether it may be null where its parent is not. */
    boolean nullable();

    /** The definition level from which on it is not null. */
    int definition();

    /** The first leaf in or below it. */
    default Leaf firstLeaf() {
        return leaves().findFirst().orElseThrow();
    }

    /** All leaves in or below it, at least one. */
    Stream<Leaf> leaves();

    /**
     * Stored values.
     *
     * @param index of the leaf among all of the file
     * @param definition also the highest definition level of its entries
     * @param repetition the highest repetition level of its entries
     * @param typeLength bytes of each FIXED_LEN_BYTE_ARRAY
     */
    record Leaf(
            String name,
            Type type,
            boolean nullable,
            int definition,
            int repetition,
            int index,
            PhysicalType physicalType,
            int typeLength,
            LogicalType logicalType)
            implements ColumnNode {
        @Override
        public Stream<Leaf> leaves() {
            return Stream.of(this);
        }
    }

    /** A group of fields, at least one. */
    record Struct(String name, Type type, boolean nullable, int definition, List<ColumnNode> fields)
            implements ColumnNode {
        @Override
        public Stream<Leaf> leaves() {
            return fields.stream().flatMap(ColumnNode::leaves);
        }
    }

    /**
     * A list.
     *
     * @param repetition the repetition level of entries that continue the list
     * @param elementDefinition the definition level from which on there is an element, which may be null itself
     */
    record Repeated(
            String name,
            Type type,
            boolean nullable,
            int definition,
            int repetition,
            int elementDefinition,
            ColumnNode element)
            implements ColumnNode {
        @Override
        public Stream<Leaf> leaves() {
            return element.leaves();
        }
    }

    /** A map; levels as for {@link Repeated}. */
    record Mapping(
            String name,
            Type type,
            boolean nullable,
            int definition,
            int repetition,
            int entryDefinition,
            ColumnNode key,
            ColumnNode value)
            implements ColumnNode {
        @Override
        public Stream<Leaf> leaves() {
            return Stream.concat(key.leaves(), value.leaves());
        }
    }
}
