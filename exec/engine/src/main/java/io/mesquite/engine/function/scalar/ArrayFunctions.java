package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.BIGINT;
import static io.mesquite.engine.function.scalar.FunctionTable.VARCHAR;

import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.Row;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.function.ScalarFunction;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.engine.function.operator.NativeOrder;
import io.mesquite.engine.function.operator.Text;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** Functions of arrays. Elements are compared as values, where null equals null and comes last. */
final class ArrayFunctions {
    private static final TypePattern ANY = TypePattern.any("T");
    private static final TypePattern ARRAY = TypePattern.array(ANY);
    private static final ReturnType ELEMENT =
            new ReturnType("T", arguments -> ((ArrayType) arguments.get(0)).element());
    private static final ReturnType SAME = ReturnType.argument("ARRAY(T)", 0);

    private ArrayFunctions() {}

    static void addTo(FunctionTable table) {
        addLooking(table);
        addChanging(table);
        addCombining(table);
        addMaking(table);
    }

    static List<?> array(Row row, int argument) {
        return (List<?>) row.value(argument);
    }

    private static void addLooking(FunctionTable table) {
        table.add(
                "cardinality",
                List.of(ARRAY),
                SimpleType.BIGINT,
                "The number of elements",
                (row, out) -> out.set((long) array(row, 0).size()));
        table.alias("cardinality", "array_length");
        strict(
                table,
                "element_at",
                List.of(ARRAY, BIGINT),
                ELEMENT,
                "The element at a place from 1, or from the end where negative; null outside of the array",
                (row, out) -> {
                    List<?> array = array(row, 0);
                    long place = row.longValue(1);
                    long index = place < 0 ? array.size() + place : place - 1;
                    out.setValue(index >= 0 && index < array.size() ? array.get((int) index) : null);
                });
        for (String name : List.of("array_contains", "contains")) {
            table.add(
                    name,
                    List.of(ARRAY, ANY),
                    SimpleType.BOOLEAN,
                    "Whether the array has the element",
                    (row, out) -> out.set(array(row, 0).contains(row.value(1))));
        }
        table.add(
                "array_position",
                List.of(ARRAY, ANY),
                SimpleType.BIGINT,
                "The place of the element, from 1, or 0 where the array does not have it",
                (row, out) -> out.set(array(row, 0).indexOf(row.value(1)) + 1L));
        extreme(table, "array_min", "The least element that is not null", -1);
        extreme(table, "array_max", "The greatest element that is not null", 1);
        table.add(
                "arrays_overlap",
                List.of(ARRAY, ARRAY),
                SimpleType.BOOLEAN,
                "Whether the arrays have an element in common that is not null",
                (row, out) -> {
                    TreeSet<Object> left = set(array(row, 0));
                    left.retainAll(set(array(row, 1)));
                    left.remove(null);
                    out.set(!left.isEmpty());
                });
        joins(table, List.of(ARRAY, VARCHAR), "The elements as text with a separator between; nulls are left out");
        joins(
                table,
                List.of(ARRAY, VARCHAR, VARCHAR),
                "The elements as text with a separator between; the third argument stands for nulls");
    }

    private static void extreme(FunctionTable table, String name, String description, int sign) {
        strict(table, name, List.of(ARRAY), ELEMENT, description, (row, out) -> {
            Object best = null;
            for (Object element : array(row, 0)) {
                if (element != null && (best == null || NativeOrder.compare(element, best) * sign > 0)) {
                    best = element;
                }
            }
            out.setValue(best);
        });
    }

    private static void joins(FunctionTable table, List<TypePattern> parameters, String description) {
        ScalarFunction function = (arguments, type) -> {
            Type element = ((ArrayType) arguments.get(0).type()).element();
            if (element != SimpleType.UNKNOWN && !Text.has(element)) {
                throw Arguments.invalid("array_join takes no elements of type " + element.sql()
                        + ", which has no text form; transform them first");
            }
            RowFunction join = (row, out) -> {
                List<String> parts = new ArrayList<>();
                for (Object value : array(row, 0)) {
                    if (value != null) {
                        parts.add(Text.of(value, element));
                    } else if (row.size() > 2) {
                        parts.add(row.text(2));
                    }
                }
                out.set(String.join(row.text(1), parts));
            };
            return RowFunction.kernels(join, arguments.size(), type, true);
        };
        table.add("array_join", parameters, ReturnType.of(FunctionTable.TEXT), description, function);
        table.add("array_to_string", parameters, ReturnType.of(FunctionTable.TEXT), description, function);
    }

    private static void addChanging(FunctionTable table) {
        strict(table, "array_distinct", List.of(ARRAY), SAME, "The elements once each, in their order", (row, out) -> {
            TreeSet<Object> seen = new TreeSet<>(NativeOrder::compare);
            List<Object> kept = new ArrayList<>();
            for (Object element : array(row, 0)) {
                if (seen.add(element)) {
                    kept.add(element);
                }
            }
            out.setValue(kept);
        });
        strict(table, "array_sort", List.of(ARRAY), SAME, "The elements in ascending order, nulls last", (row, out) -> {
            List<Object> sorted = new ArrayList<>(array(row, 0));
            sorted.sort(NativeOrder::compare);
            out.setValue(sorted);
        });
        for (String name : List.of("array_reverse", "reverse")) {
            strict(table, name, List.of(ARRAY), SAME, "The elements in reverse order", (row, out) -> {
                List<Object> reversed = new ArrayList<>(array(row, 0));
                Collections.reverse(reversed);
                out.setValue(reversed);
            });
        }
        strict(table, "array_remove", List.of(ARRAY, ANY), SAME, "The array without that element", (row, out) -> {
            List<Object> kept = new ArrayList<>(array(row, 0));
            Object removed = row.value(1);
            kept.removeIf(removed::equals);
            out.setValue(kept);
        });
        String slice = "So many elements from a place on, counted from 1, or from the end where negative";
        strict(table, "slice", List.of(ARRAY, BIGINT, BIGINT), SAME, slice, (row, out) -> {
            List<?> array = array(row, 0);
            long start = row.longValue(1);
            long length = row.longValue(2);
            if (start == 0 || length < 0) {
                throw Arguments.invalid("slice from place " + start + " with " + length
                        + " elements: places count from 1 or from -1, and there are 0 elements or more");
            }
            long from = start < 0 ? array.size() + start : start - 1;
            boolean inside = from >= 0 && from < array.size();
            long end = inside ? Math.min(array.size(), from + Math.min(length, array.size())) : 0;
            out.setValue(inside ? new ArrayList<Object>(array.subList((int) from, (int) end)) : List.of());
        });
    }

    private static void addCombining(FunctionTable table) {
        RowFunction concat = (row, out) -> {
            List<Object> all = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                all.addAll(array(row, i));
            }
            out.setValue(all);
        };
        for (String name : List.of("array_concat", Operators.CONCAT)) {
            table.add(FunctionDefinition.scalar(
                            name,
                            List.of(ARRAY),
                            SAME,
                            "The elements of all the arrays behind each other",
                            RowFunction.strict(concat))
                    .withVariableArguments());
        }
        withNullElement(table, "array_append", List.of(ARRAY, ANY), 0, "The array with an element at its end");
        withNullElement(table, "array_prepend", List.of(ANY, ARRAY), 1, "The array with an element at its start");
        sets(table, "array_union", "The elements of either array, once each, in ascending order");
        sets(table, "array_intersect", "The elements of both arrays, once each, in ascending order");
        sets(table, "array_except", "The elements of the first array alone, once each, in ascending order");
        ReturnType inner = new ReturnType("ARRAY(T)", arguments -> ((ArrayType) arguments.get(0)).element());
        strict(
                table,
                "flatten",
                List.of(TypePattern.array(ARRAY)),
                inner,
                "The elements of the arrays in an array",
                (row, out) -> {
                    List<Object> all = new ArrayList<>();
                    for (Object part : array(row, 0)) {
                        if (part != null) {
                            all.addAll((List<?>) part);
                        }
                    }
                    out.setValue(all);
                });
    }

    private static void withNullElement(
            FunctionTable table, String name, List<TypePattern> parameters, int arrayAt, String description) {
        ReturnType type = ReturnType.argument("ARRAY(T)", arrayAt);
        RowFunction function = (row, out) -> {
            if (row.isNull(arrayAt)) {
                out.setNull();
                return;
            }
            List<Object> all = new ArrayList<>(array(row, arrayAt));
            all.add(arrayAt == 0 ? all.size() : 0, row.value(1 - arrayAt));
            out.setValue(all);
        };
        table.add(name, parameters, type, description, RowFunction.withNulls(function));
    }

    private static void sets(FunctionTable table, String name, String description) {
        strict(table, name, List.of(ARRAY, ARRAY), SAME, description, (row, out) -> {
            TreeSet<Object> left = set(array(row, 0));
            TreeSet<Object> right = set(array(row, 1));
            switch (name) {
                case "array_union" -> left.addAll(right);
                case "array_intersect" -> left.retainAll(right);
                default -> left.removeAll(right);
            }
            out.setValue(new ArrayList<>(left));
        });
    }

    private static TreeSet<Object> set(List<?> elements) {
        TreeSet<Object> set = new TreeSet<>(NativeOrder::compare);
        set.addAll(elements);
        return set;
    }

    private static void addMaking(FunctionTable table) {
        ReturnType texts = ReturnType.of(new ArrayType(FunctionTable.TEXT));
        String split = "The parts of a text between separators";
        strict(table, "split", List.of(VARCHAR, VARCHAR), texts, split, (row, out) -> {
            String text = row.text(0);
            String separator = row.text(1);
            List<Object> parts = new ArrayList<>();
            int start = 0;
            for (int end = separator.isEmpty() ? -1 : text.indexOf(separator);
                    end >= 0;
                    end = text.indexOf(separator, start)) {
                parts.add(Bytes.utf8(text.substring(start, end)));
                start = end + separator.length();
            }
            parts.add(Bytes.utf8(text.substring(start)));
            out.setValue(parts);
        });
        table.alias("split", "string_split", "string_to_array");
        ReturnType bigints = ReturnType.of(new ArrayType(SimpleType.BIGINT));
        String description = "The integers from one to another, both included, in steps of 1 or of the third argument";
        RowFunction sequence = (row, out) -> {
            long start = row.longValue(0);
            long stop = row.longValue(1);
            long step = row.size() > 2 ? row.longValue(2) : start <= stop ? 1 : -1;
            if (step == 0) {
                throw Arguments.invalid("sequence has a step of 0; give one that leads from " + start + " to " + stop);
            }
            List<Object> numbers = new ArrayList<>();
            for (long next = start; step > 0 ? next <= stop : next >= stop; next += step) {
                numbers.add(next);
                if (numbers.size() > Arguments.MOST_ELEMENTS) {
                    throw Arguments.invalid("sequence from " + start + " to " + stop + " by " + step + " has more than "
                            + Arguments.MOST_ELEMENTS + " elements");
                }
                if (((next ^ next + step) & (step ^ next + step)) < 0) {
                    break;
                }
            }
            out.setValue(numbers);
        };
        strict(table, "sequence", List.of(BIGINT, BIGINT), bigints, description, sequence);
        strict(table, "sequence", List.of(BIGINT, BIGINT, BIGINT), bigints, description, sequence);
        ReturnType ofFirst = new ReturnType("ARRAY(T)", arguments -> new ArrayType(arguments.get(0)));
        RowFunction repeat = (row, out) -> {
            if (row.isNull(1)) {
                out.setNull();
                return;
            }
            long count = row.longValue(1);
            if (count > Arguments.MOST_ELEMENTS) {
                throw Arguments.invalid("array_repeat of " + count + " elements; " + Arguments.MOST_ELEMENTS
                        + " is the most that it can make");
            }
            out.setValue(new ArrayList<>(Collections.nCopies((int) Math.max(0, count), row.value(0))));
        };
        table.add(
                "array_repeat",
                List.of(ANY, BIGINT),
                ofFirst,
                "An array of the element so many times",
                RowFunction.withNulls(repeat));
    }

    private static void strict(
            FunctionTable table,
            String name,
            List<TypePattern> parameters,
            ReturnType type,
            String description,
            RowFunction function) {
        table.add(name, parameters, type, description, RowFunction.strict(function));
    }
}
