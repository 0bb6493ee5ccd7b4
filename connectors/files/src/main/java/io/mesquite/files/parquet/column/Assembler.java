package io.mesquite.files.parquet.column;

import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.files.parquet.schema.Conversion;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.MapVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.List;

/**
 * Makes the vector of a node of a nested column out of the levels of the leaves below it.
 *
 * <p>A node has a <em>slot</em> for each place where a value of it could stand: for a column one a row, for the element of a
 * list one an element. In the entries of a leaf below, a slot begins where the repetition level is at most that of the node,
 * and the definition level at least the one at which the innermost list around the node has an element:
 *
 * <pre>
 *  [[1, 2], null], null, [[]]     repetition  definition (list, element, list, element: 1, 2, 3, 4)
 *                                     0          4      1
 *                                     2          4      2
 *                                     1          2      null
 *                                     0          0      (no slot of the inner list)
 *                                     0          3      (no slot of the number)
 * </pre>
 */
sealed interface Assembler {
    /**
     * @param repetition the repetition level of the node
     * @param definition the definition level from which on there is a slot
     */
    Vector assemble(int repetition, int definition);

    /** Slots of a leaf's entries: how many, and which hold a value of a node. */
    record Slots(int count, long[] validity) {
        /** @param present the definition level from which on the value is not null */
        static Slots of(LevelBuffer<?> leaf, int repetition, int definition, int present) {
            int[] repetitions = leaf.repetitions();
            int[] definitions = leaf.definitions();
            int entries = leaf.entries();
            long[] validity = new long[Validity.words(entries)];
            int count = 0;
            int valid = 0;
            for (int i = 0; i < entries; i++) {
                if (repetitions[i] <= repetition && definitions[i] >= definition) {
                    if (definitions[i] >= present) {
                        validity[count >> 6] |= 1L << count;
                        valid++;
                    }
                    count++;
                }
            }
            return new Slots(count, valid == count ? null : validity);
        }
    }

    /** The elements of lists: where those of each slot begin. */
    record Offsets(int[] offsets, Slots slots) {
        /** @param element the definition level from which on there is an element; they repeat at {@code repetition + 1} */
        static Offsets of(LevelBuffer<?> leaf, int repetition, int definition, int present, int element) {
            Slots slots = Slots.of(leaf, repetition, definition, present);
            int[] repetitions = leaf.repetitions();
            int[] definitions = leaf.definitions();
            int[] offsets = new int[slots.count + 1];
            int slot = 0;
            int elements = 0;
            for (int i = 0; i < leaf.entries(); i++) {
                if (repetitions[i] <= repetition && definitions[i] >= definition) {
                    offsets[slot++] = elements;
                }
                if (repetitions[i] <= repetition + 1 && definitions[i] >= element) {
                    if (slot == 0) {
                        throw new CorruptDataException("a list that continues before it begins");
                    }
                    elements++;
                }
            }
            offsets[slot] = elements;
            return new Offsets(offsets, slots);
        }
    }

    /** Values. */
    record LeafAssembler(LevelBuffer<?> leaf, Conversion conversion) implements Assembler {
        @Override
        public Vector assemble(int repetition, int definition) {
            Slots slots = Slots.of(leaf, repetition, definition, leaf.leaf().definition());
            int nulls = Validity.nullCount(slots.validity, slots.count);
            if (slots.count - nulls != leaf.valueCount()) {
                throw new CorruptDataException(
                        "levels of " + (slots.count - nulls) + " values, but " + leaf.valueCount() + " values");
            }
            leaf.values().ensureCapacity(slots.count);
            if (nulls > 0) {
                leaf.values().spread(slots.validity, 0, slots.count, leaf.valueCount());
            }
            return conversion.apply(leaf.values().toVector(slots.count, slots.validity));
        }
    }

    /**
     * Structs.
     *
     * @param any a leaf below it, whose levels tell which are null
     * @param present the definition level from which on one is not null
     */
    record StructAssembler(LevelBuffer<?> any, int present, List<Assembler> fields) implements Assembler {
        @Override
        public Vector assemble(int repetition, int definition) {
            // before the fields, which move the values of their leaves but no levels
            Slots slots = Slots.of(any, repetition, definition, present);
            Vector[] vectors = new Vector[fields.size()];
            for (int i = 0; i < vectors.length; i++) {
                Vector field = fields.get(i).assemble(repetition, definition);
                if (fields.get(i) instanceof Missing) {
                    field = ((ConstantVector) field).gather(new int[slots.count], slots.count);
                }
                check(field.size(), slots.count);
                vectors[i] = field;
            }
            return new RowVector(slots.count, vectors, slots.validity);
        }
    }

    /** Lists; parameters as for {@link StructAssembler}, and the level from which on there is an element. */
    record ListAssembler(LevelBuffer<?> any, int present, int elementDefinition, Assembler element)
            implements Assembler {
        @Override
        public Vector assemble(int repetition, int definition) {
            Offsets offsets = Offsets.of(any, repetition, definition, present, elementDefinition);
            Vector elements = element.assemble(repetition + 1, elementDefinition);
            check(elements.size(), offsets.offsets[offsets.slots.count]);
            return new ArrayVector(offsets.slots.count, offsets.offsets, elements, offsets.slots.validity);
        }
    }

    /** Maps. */
    record MapAssembler(LevelBuffer<?> any, int present, int entryDefinition, Assembler key, Assembler value)
            implements Assembler {
        @Override
        public Vector assemble(int repetition, int definition) {
            Offsets offsets = Offsets.of(any, repetition, definition, present, entryDefinition);
            int count = offsets.slots.count;
            Vector keys = key.assemble(repetition + 1, entryDefinition);
            Vector values = value.assemble(repetition + 1, entryDefinition);
            check(keys.size(), offsets.offsets[count]);
            check(values.size(), offsets.offsets[count]);
            return new MapVector(count, offsets.offsets, keys, values, offsets.slots.validity);
        }
    }

    /** A field of a struct that the table has and the file has not: one null, to be repeated. */
    record Missing(ConstantVector single) implements Assembler {
        @Override
        public Vector assemble(int repetition, int definition) {
            return single;
        }
    }

    private static void check(int size, int expected) {
        if (size != expected) {
            throw new CorruptDataException(
                    "the parts of a nested column have " + size + " and " + expected + " values");
        }
    }
}
