package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.BIGINT;
import static io.mesquite.engine.function.scalar.FunctionTable.TEXT;
import static io.mesquite.engine.function.scalar.FunctionTable.VARBINARY;
import static io.mesquite.engine.function.scalar.FunctionTable.VARCHAR;

import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.Row;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.engine.kernel.Utf8;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.List;

/** Functions of texts that look at positions, lengths and parts. */
final class TextFunctions {
    private TextFunctions() {}

    static void addTo(FunctionTable table) {
        addParts(table);
        addLengths(table);
        addConcatenation(table);
    }

    private static void addParts(FunctionTable table) {
        ReturnType text = ReturnType.of(TEXT);
        String substring = "The characters from a position, counted from 1, to the end or so many";
        table.add("substring", List.of(VARCHAR, BIGINT), text, substring, (a, type) -> SubstringKernel::new);
        table.add("substring", List.of(VARCHAR, BIGINT, BIGINT), text, substring, (a, type) -> SubstringKernel::new);
        table.alias("substring", "substr");
        table.add("left", List.of(VARCHAR, BIGINT), TEXT, "The first characters", (row, out) -> {
            int from = row.start(0);
            int to = from + row.length(0);
            out.set(row.bytes(0), from, firstEnd(row, from, to) - from);
        });
        table.add("right", List.of(VARCHAR, BIGINT), TEXT, "The last characters", (row, out) -> {
            int from = row.start(0);
            int to = from + row.length(0);
            long count = row.longValue(1);
            int start = count >= 0
                    ? Utf8.lastStart(row.bytes(0), from, to, count)
                    : Utf8.end(row.bytes(0), from, to, -Math.max(count, -Integer.MAX_VALUE));
            out.set(row.bytes(0), start, to - start);
        });
    }

    /** A negative count leaves out so many at the other end. */
    private static int firstEnd(Row row, int from, int to) {
        long count = row.longValue(1);
        return count >= 0
                ? Utf8.end(row.bytes(0), from, to, count)
                : Utf8.lastStart(row.bytes(0), from, to, -Math.max(count, -Integer.MAX_VALUE));
    }

    private static void addLengths(FunctionTable table) {
        Type bigint = SimpleType.BIGINT;
        table.add(
                "length",
                List.of(VARCHAR),
                bigint,
                "The number of characters",
                (row, out) -> out.set((long) Utf8.count(row.bytes(0), row.start(0), row.start(0) + row.length(0))));
        table.add(
                "length",
                List.of(VARBINARY),
                bigint,
                "The number of bytes",
                (row, out) -> out.set((long) row.length(0)));
        table.alias("length", "char_length", "character_length", "len");
        for (TypePattern pattern : List.of(VARCHAR, VARBINARY)) {
            table.add(
                    "octet_length",
                    List.of(pattern),
                    bigint,
                    "The number of bytes",
                    (row, out) -> out.set((long) row.length(0)));
            table.add(
                    "bit_length",
                    List.of(pattern),
                    bigint,
                    "The number of bits",
                    (row, out) -> out.set(8L * row.length(0)));
        }
    }

    private static void addConcatenation(FunctionTable table) {
        RowFunction concat = (row, out) -> {
            int total = 0;
            for (int i = 0; i < row.size(); i++) {
                total = Math.addExact(total, row.length(i));
            }
            byte[] joined = new byte[total];
            int end = 0;
            for (int i = 0; i < row.size(); i++) {
                System.arraycopy(row.bytes(i), row.start(i), joined, end, row.length(i));
                end += row.length(i);
            }
            out.set(joined);
        };
        String description = "The arguments behind each other";
        table.add(FunctionDefinition.scalar(
                        Operators.CONCAT,
                        List.of(VARCHAR),
                        ReturnType.of(TEXT),
                        description,
                        RowFunction.strict(concat))
                .withVariableArguments());
        table.add(FunctionDefinition.scalar(
                        Operators.CONCAT,
                        List.of(VARBINARY),
                        ReturnType.of(SimpleType.VARBINARY),
                        description,
                        RowFunction.strict(concat))
                .withVariableArguments());
    }
}
