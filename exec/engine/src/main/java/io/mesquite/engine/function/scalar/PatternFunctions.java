package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.VARCHAR;

import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.Kernel;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.function.ScalarFunction;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.engine.kernel.LikePattern;
import io.mesquite.engine.kernel.Scratch;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.vector.BooleanVector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** LIKE and ILIKE. */
final class PatternFunctions {
    private PatternFunctions() {}

    static void addTo(FunctionTable table) {
        ReturnType bool = ReturnType.of(SimpleType.BOOLEAN);
        ScalarFunction like = (arguments, type) -> prepare(arguments, false);
        ScalarFunction ilike = (arguments, type) -> prepare(arguments, true);
        for (List<TypePattern> parameters : List.of(List.of(VARCHAR, VARCHAR), List.of(VARCHAR, VARCHAR, VARCHAR))) {
            table.add(FunctionDefinition.scalar(
                            Operators.LIKE, parameters, bool, "Whether a text matches a LIKE pattern", like)
                    .asOperator());
            table.add(FunctionDefinition.scalar(
                            Operators.ILIKE, parameters, bool, "As LIKE, without regard to case", ilike)
                    .asOperator());
        }
    }

    private static Supplier<Kernel> prepare(List<ScalarFunction.Argument> arguments, boolean ignoreCase) {
        boolean constant =
                arguments.stream().skip(1).allMatch(argument -> argument.isConstant() && argument.value() != null);
        if (!constant) {
            return RowFunction.kernels(
                    (row, out) -> {
                        String escape = arguments.size() > 2 ? row.text(2) : "";
                        LikePattern pattern = compile(row.text(1), escape, ignoreCase);
                        out.set(matches(pattern, ignoreCase ? lower(row.copy(0)) : row.copy(0)));
                    },
                    arguments.size(),
                    SimpleType.BOOLEAN,
                    true);
        }
        String escape = arguments.size() > 2 ? ((Bytes) arguments.get(2).value()).toUtf8() : "";
        LikePattern pattern = compile(((Bytes) arguments.get(1).value()).toUtf8(), escape, ignoreCase);
        if (ignoreCase) {
            return RowFunction.kernels(
                    (row, out) -> out.set(matches(pattern, lower(row.copy(0)))),
                    arguments.size(),
                    SimpleType.BOOLEAN,
                    true);
        }
        return () -> {
            FlatInput input = new FlatInput();
            Scratch scratch = new Scratch();
            return (vectors, size) -> {
                boolean[] out = scratch.booleans(size);
                pattern.match(input.texts(vectors[0]), out, size);
                return new BooleanVector(size, out, vectors[0].validity());
            };
        };
    }

    private static LikePattern compile(String pattern, String escape, boolean ignoreCase) {
        if (escape.codePointCount(0, escape.length()) > 1) {
            throw new MesquiteException(
                    ErrorCode.INVALID_ARGUMENT, "the escape '" + escape + "' of LIKE is not one character");
        }
        int escapeCharacter = escape.isEmpty() ? -1 : escape.codePointAt(0);
        return LikePattern.compile(ignoreCase ? pattern.toLowerCase(Locale.ROOT) : pattern, escapeCharacter);
    }

    private static boolean matches(LikePattern pattern, byte[] text) {
        return pattern.matches(text, 0, text.length);
    }

    private static byte[] lower(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }
}
