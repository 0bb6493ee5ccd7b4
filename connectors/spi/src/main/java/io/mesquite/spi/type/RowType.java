package io.mesquite.spi.type;

import java.util.List;
import java.util.stream.Collectors;

/** A fixed sequence of named fields; a field's name may be empty. */
public record RowType(List<Field> fields) implements Type {
    /** One field of a row. */
    public record Field(String name, Type type) {}

    public RowType {
        fields = List.copyOf(fields);
    }

    @Override
    public Layout layout() {
        return Layout.ROW;
    }

    @Override
    public String sql() {
        return fields.stream()
                .map(field -> field.name().isEmpty()
                        ? field.type().sql()
                        : '"' + field.name().replace("\"", "\"\"") + "\" "
                                + field.type().sql())
                .collect(Collectors.joining(", ", "ROW(", ")"));
    }
}
