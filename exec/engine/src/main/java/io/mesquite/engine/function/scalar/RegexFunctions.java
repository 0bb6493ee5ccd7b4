package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.BIGINT;
import static io.mesquite.engine.function.scalar.FunctionTable.TEXT;
import static io.mesquite.engine.function.scalar.FunctionTable.VARCHAR;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.Output;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.Row;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.function.ScalarFunction;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.plan.function.Operators;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Regular expressions. The text is the first argument and the pattern the second, which is compiled once for all rows. */
final class RegexFunctions {
    private static final Type TEXTS = new ArrayType(TEXT);

    /** Sets the result of a row with the compiled pattern. */
    private interface WithPattern {
        void apply(Pattern pattern, Row row, Output out);
    }

    private RegexFunctions() {}

    static void addTo(FunctionTable table) {
        addMatching(table);
        addReplacing(table);
        addTaking(table);
    }

    private static void addMatching(FunctionTable table) {
        WithPattern like =
                (pattern, row, out) -> out.set(pattern.matcher(row.copy(0)).find());
        add(table, "regexp_like", 2, SimpleType.BOOLEAN, "Whether a part of the text matches the pattern", like);
        table.alias("regexp_like", "regexp_matches");
        add(table, "regexp_count", 2, SimpleType.BIGINT, "How many parts of the text match", (pattern, row, out) -> {
            Matcher matcher = pattern.matcher(row.text(0));
            long count = 0;
            while (matcher.find()) {
                count++;
            }
            out.set(count);
        });
        String position = "The place, from 1, of the first part that matches, or -1";
        add(table, "regexp_position", 2, SimpleType.BIGINT, position, (pattern, row, out) -> {
            String text = row.text(0);
            Matcher matcher = pattern.matcher(text);
            out.set(matcher.find() ? text.codePointCount(0, matcher.start()) + 1L : -1L);
        });
        operator(table, Operators.SIMILAR, like, pattern -> RegexPatterns.similar(pattern, '\\'));
        operator(table, Operators.REGEX, like, pattern -> RegexPatterns.compile(pattern, 0));
        operator(
                table,
                Operators.REGEX_IGNORE_CASE,
                like,
                pattern -> RegexPatterns.compile(pattern, Pattern.CASE_INSENSITIVE));
    }

    private static void operator(
            FunctionTable table, String name, WithPattern function, Function<String, Pattern> compiler) {
        table.add(FunctionDefinition.scalar(
                        name,
                        List.of(VARCHAR, VARCHAR),
                        ReturnType.of(SimpleType.BOOLEAN),
                        "Whether the text matches the pattern",
                        prepared(function, compiler))
                .asOperator());
    }

    private static void addReplacing(FunctionTable table) {
        String description = "The text with all parts that match replaced; $1 or \\1 in the replacement is a group";
        WithPattern remove = (pattern, row, out) -> replace(pattern.matcher(row.text(0)), row.text(0), "", true, out);
        add(table, "regexp_replace", 2, TEXT, "The text without the parts that match", remove);
        WithPattern replaceAll =
                (pattern, row, out) -> replace(pattern.matcher(row.text(0)), row.text(0), row.text(2), true, out);
        add(table, "regexp_replace", 3, TEXT, description, replaceAll);
        String flagged = "As with three arguments; of the flags g is for all parts, not the first, and i ignores case";
        table.add(
                "regexp_replace",
                List.of(VARCHAR, VARCHAR, VARCHAR, VARCHAR),
                ReturnType.of(TEXT),
                flagged,
                (arguments, type) -> {
                    RegexPatterns exact = new RegexPatterns(pattern -> RegexPatterns.compile(pattern, 0));
                    RegexPatterns anyCase =
                            new RegexPatterns(pattern -> RegexPatterns.compile(pattern, Pattern.CASE_INSENSITIVE));
                    RowFunction function = (row, out) -> {
                        String flags = row.text(3);
                        if (!flags.matches("[gi]*")) {
                            throw Arguments.invalid(
                                    "regexp_replace has no flags '" + flags + "'; g and i are the flags");
                        }
                        Pattern pattern = (flags.contains("i") ? anyCase : exact).get(row.text(1));
                        String text = row.text(0);
                        replace(pattern.matcher(text), text, row.text(2), flags.contains("g"), out);
                    };
                    return RowFunction.kernels(function, arguments.size(), type, true);
                });
    }

    private static void replace(Matcher matcher, String text, String template, boolean all, Output out) {
        RegexReplacement replacement = new RegexReplacement(template);
        StringBuilder result = new StringBuilder();
        int end = 0;
        while (matcher.find()) {
            result.append(text, end, matcher.start());
            replacement.append(matcher, result);
            end = matcher.end();
            Arguments.length("regexp_replace", result.length());
            if (!all) {
                break;
            }
        }
        out.set(
                end == 0 && result.isEmpty()
                        ? text
                        : result.append(text, end, text.length()).toString());
    }

    private static void addTaking(FunctionTable table) {
        String first =
                "The first part that matches, or with a third argument its group of that number; null without a match";
        WithPattern extract = (pattern, row, out) -> {
            Matcher matcher = pattern.matcher(row.text(0));
            int group = group(matcher, row);
            String found = matcher.find() ? matcher.group(group) : null;
            if (found == null) {
                out.setNull();
            } else {
                out.set(found);
            }
        };
        WithPattern extractAll = (pattern, row, out) -> {
            Matcher matcher = pattern.matcher(row.text(0));
            int group = group(matcher, row);
            List<Object> found = new ArrayList<>();
            while (matcher.find()) {
                String part = matcher.group(group);
                found.add(part == null ? null : Bytes.utf8(part));
            }
            out.setValue(found);
        };
        for (int arguments = 2; arguments <= 3; arguments++) {
            add(table, "regexp_extract", arguments, TEXT, first, extract);
            add(table, "regexp_extract_all", arguments, TEXTS, "All parts that match, or their groups", extractAll);
        }
        add(table, "regexp_split", 2, TEXTS, "The parts between those that match", (pattern, row, out) -> {
            String text = row.text(0);
            Matcher matcher = pattern.matcher(text);
            List<Object> parts = new ArrayList<>();
            int end = 0;
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    parts.add(Bytes.utf8(text.substring(end, matcher.start())));
                    end = matcher.end();
                }
            }
            parts.add(Bytes.utf8(text.substring(end)));
            out.setValue(parts);
        });
        table.alias("regexp_split", "regexp_split_to_array");
    }

    private static int group(Matcher matcher, Row row) {
        return row.size() < 3 ? 0 : checkGroup(matcher, row.longValue(2));
    }

    static int checkGroup(Matcher matcher, long group) {
        if (group < 0 || group > matcher.groupCount()) {
            throw Arguments.invalid("the pattern '" + matcher.pattern() + "' has no group " + group + "; it has "
                    + matcher.groupCount());
        }
        return (int) group;
    }

    private static void add(
            FunctionTable table, String name, int arguments, Type type, String description, WithPattern function) {
        boolean takesNumber = !name.equals("regexp_replace");
        List<TypePattern> parameters =
                arguments == 2 ? List.of(VARCHAR, VARCHAR) : List.of(VARCHAR, VARCHAR, takesNumber ? BIGINT : VARCHAR);
        table.add(
                name,
                parameters,
                ReturnType.of(type),
                description,
                prepared(function, pattern -> RegexPatterns.compile(pattern, 0)));
    }

    private static ScalarFunction prepared(WithPattern function, Function<String, Pattern> compiler) {
        return (arguments, type) -> {
            ScalarFunction.Argument given = arguments.get(1);
            RowFunction rows;
            if (given.isConstant() && given.value() != null) {
                Pattern pattern = compiler.apply(((Bytes) given.value()).toUtf8());
                rows = (row, out) -> function.apply(pattern, row, out);
            } else {
                RegexPatterns patterns = new RegexPatterns(compiler);
                rows = (row, out) -> function.apply(patterns.get(row.text(1)), row, out);
            }
            return RowFunction.kernels(rows, arguments.size(), type, true);
        };
    }
}
