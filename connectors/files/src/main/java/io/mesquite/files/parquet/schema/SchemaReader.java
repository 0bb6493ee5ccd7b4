package io.mesquite.files.parquet.schema;

import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.files.parquet.metadata.LogicalType.Kind;
import io.mesquite.files.parquet.metadata.Repetition;
import io.mesquite.files.parquet.metadata.SchemaElement;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the tree of columns from the footer's list of schema elements.
 *
 * <pre>
 * optional group a (LIST)            Repeated a, definition 1
 *   repeated group list      ==&gt;       elementDefinition 2, repetition 1
 *     optional int32 element             Leaf element, definition 3
 * </pre>
 *
 * Older writers left out one of the inner groups of lists; the rules that tell those apart are the format's "backward
 * compatibility rules".
 */
public final class SchemaReader {
    private static final int MAX_DEPTH = 64;

    private final List<SchemaElement> elements;
    private int next;
    private int leaves;

    private SchemaReader(List<SchemaElement> elements) {
        this.elements = elements;
    }

    /** The columns below the root, which is the first element. */
    public static List<ColumnNode> read(List<SchemaElement> elements) {
        SchemaReader reader = new SchemaReader(elements);
        SchemaElement root = reader.take();
        List<ColumnNode> columns = new ArrayList<>();
        for (int i = 0; i < root.children(); i++) {
            columns.add(reader.readField(new Place(0, 0, 1)));
        }
        if (reader.next != elements.size()) {
            throw new CorruptDataException("the schema has " + (elements.size() - reader.next) + " fields too many");
        }
        return List.copyOf(columns);
    }

    /** The levels of a parent, and how deep a field is. */
    private record Place(int definition, int repetition, int depth) {
        Place optional() {
            return new Place(definition + 1, repetition, depth + 1);
        }

        Place repeated() {
            return new Place(definition + 1, repetition + 1, depth + 1);
        }

        Place required() {
            return new Place(definition, repetition, depth + 1);
        }
    }

    private ColumnNode readField(Place parent) {
        if (parent.depth > MAX_DEPTH) {
            throw new CorruptDataException("the schema is nested deeper than " + MAX_DEPTH + " levels");
        }
        SchemaElement element = take();
        if (element.repetition() == Repetition.REPEATED) {
            // a repeated field without a list around it: a list that is never null
            Place place = parent.repeated();
            ColumnNode item = readValue(element, false, place);
            return list(element.name(), false, parent.definition, place, item);
        }
        boolean nullable = element.repetition() == Repetition.OPTIONAL;
        return readValue(element, nullable, nullable ? parent.optional() : parent.required());
    }

    private ColumnNode readValue(SchemaElement element, boolean nullable, Place place) {
        if (element.type() != null) {
            return LeafTypes.leaf(element, nullable, place.definition, place.repetition, leaves++);
        }
        if (element.children() < 1) {
            throw new CorruptDataException("the group " + element.name() + " has no fields");
        }
        if (element.children() == 1 && peek().repetition() == Repetition.REPEATED) {
            if (element.logicalType().kind() == Kind.LIST) {
                return readList(element, nullable, place);
            }
            if (element.logicalType().kind() == Kind.MAP && peek().children() == 2) {
                return readMap(element, nullable, place);
            }
        }
        return readStruct(element, nullable, place);
    }

    private ColumnNode readStruct(SchemaElement element, boolean nullable, Place place) {
        List<ColumnNode> fields = new ArrayList<>();
        for (int i = 0; i < element.children(); i++) {
            fields.add(readField(place));
        }
        RowType type = new RowType(fields.stream()
                .map(field -> new RowType.Field(field.name(), field.type()))
                .toList());
        return new ColumnNode.Struct(element.name(), type, nullable, place.definition, List.copyOf(fields));
    }

    private ColumnNode readList(SchemaElement element, boolean nullable, Place place) {
        SchemaElement repeated = take();
        Place inner = place.repeated();
        boolean isElement = repeated.type() != null
                || repeated.children() != 1
                || repeated.name().equals("array")
                || repeated.name().equals(element.name() + "_tuple")
                || peek().repetition() == Repetition.REPEATED;
        ColumnNode item = isElement ? readValue(repeated, false, inner) : readField(inner);
        return list(element.name(), nullable, place.definition, inner, item);
    }

    private static ColumnNode list(String name, boolean nullable, int definition, Place inner, ColumnNode element) {
        return new ColumnNode.Repeated(
                name, new ArrayType(element.type()), nullable, definition, inner.repetition, inner.definition, element);
    }

    private ColumnNode readMap(SchemaElement element, boolean nullable, Place place) {
        take();
        Place inner = place.repeated();
        ColumnNode key = readField(inner);
        ColumnNode value = readField(inner);
        return new ColumnNode.Mapping(
                element.name(),
                new MapType(key.type(), value.type()),
                nullable,
                place.definition,
                inner.repetition,
                inner.definition,
                key,
                value);
    }

    private SchemaElement peek() {
        if (next >= elements.size()) {
            throw new CorruptDataException("the schema ends in the middle of a group");
        }
        return elements.get(next);
    }

    private SchemaElement take() {
        SchemaElement element = peek();
        next++;
        return element;
    }
}
