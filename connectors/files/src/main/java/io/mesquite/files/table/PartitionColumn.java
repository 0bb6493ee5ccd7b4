package io.mesquite.files.table;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The types of partition columns, which are guessed from all values that occur, and their values. */
public final class PartitionColumn {
    private static final List<Type> CANDIDATES = List.of(SimpleType.BIGINT, SimpleType.DATE);
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9]\\d{0,17})");
    /** Months and days are often written with two digits, which are numbers all the same. */
    private static final Pattern TWO_DIGITS = Pattern.compile("0\\d");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private PartitionColumn() {}

    /** BIGINT or DATE where every value is one, else VARCHAR. */
    public static Type type(Collection<Optional<String>> values) {
        List<String> texts = values.stream().flatMap(Optional::stream).toList();
        return CANDIDATES.stream()
                .filter(type -> !texts.isEmpty() && texts.stream().allMatch(text -> parse(type, text) != null))
                .findFirst()
                .orElse(VarcharType.UNBOUNDED);
    }

    /** The native value of a partition's text, or null for the null partition. */
    public static Object value(Type type, Optional<String> text, String column) {
        if (text.isEmpty()) {
            return null;
        }
        Object value = parse(type, text.get());
        if (value == null) {
            throw new MesquiteException(
                    ErrorCode.DATA_CHANGED,
                    "a partition " + column + "=" + text.get() + " came up that is no " + type.sql()
                            + "; run the query again");
        }
        return value;
    }

    private static Object parse(Type type, String text) {
        if (type == SimpleType.BIGINT) {
            boolean number =
                    INTEGER.matcher(text).matches() || TWO_DIGITS.matcher(text).matches();
            return number ? Long.valueOf(text) : null;
        }
        if (type == SimpleType.DATE) {
            try {
                return DATE.matcher(text).matches() ? LocalDate.parse(text).toEpochDay() : null;
            } catch (DateTimeParseException e) {
                return null;
            }
        }
        return type instanceof VarcharType ? Bytes.utf8(text) : null;
    }
}
