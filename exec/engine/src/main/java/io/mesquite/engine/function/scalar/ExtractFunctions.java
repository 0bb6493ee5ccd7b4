package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.DATE;
import static io.mesquite.engine.function.scalar.FunctionTable.TIME;
import static io.mesquite.engine.function.scalar.FunctionTable.TIMESTAMP;
import static io.mesquite.engine.function.scalar.FunctionTable.TIMESTAMP_WITH_TIME_ZONE;

import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.spi.type.SimpleType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code extract_FIELD} for each field, which EXTRACT(FIELD FROM …) calls, and the usual short names. */
final class ExtractFunctions {
    private static final Set<DateField> OF_TIME = EnumSet.range(DateField.HOUR, DateField.EPOCH);

    private ExtractFunctions() {}

    static void addTo(FunctionTable table) {
        ReturnType bigint = ReturnType.of(SimpleType.BIGINT);
        for (DateField field : DateField.values()) {
            String name = "extract_" + field.sqlName();
            String description = "The " + field.sqlName() + " of a date or time";
            table.add(
                    name,
                    List.of(DATE),
                    bigint,
                    description,
                    (arguments, type) -> () -> new ExtractKernel(field, false));
            for (TypePattern pattern : List.of(TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE)) {
                table.add(
                        name,
                        List.of(pattern),
                        bigint,
                        description,
                        (arguments, type) -> () -> new ExtractKernel(field, true));
            }
            if (OF_TIME.contains(field)) {
                table.add(
                        name,
                        List.of(TIME),
                        bigint,
                        description,
                        (arguments, type) -> () -> new ExtractKernel(field, true));
            }
        }
        table.alias("extract_year", "year").alias("extract_quarter", "quarter");
        table.alias("extract_month", "month").alias("extract_week", "week", "week_of_year");
        table.alias("extract_day", "day", "day_of_month", "dayofmonth");
        table.alias("extract_isodow", "day_of_week").alias("extract_doy", "day_of_year", "dayofyear");
        table.alias("extract_dow", "dayofweek").alias("extract_isoyear", "year_of_week");
        table.alias("extract_hour", "hour").alias("extract_minute", "minute");
        table.alias("extract_second", "second").alias("extract_epoch", "epoch");
    }
}
