package io.mesquite.server.avatica;

import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.plan.function.FunctionKind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.calcite.avatica.proto.Common.DatabaseProperty;
import org.apache.calcite.avatica.proto.Common.Rep;
import org.apache.calcite.avatica.proto.Common.TypedValue;
import org.apache.calcite.avatica.proto.Responses.DatabasePropertyElement;
import org.apache.calcite.avatica.proto.Responses.DatabasePropertyResponse;

/**
 * What JDBC asks of a database as a whole: its version, and the lists of functions that tools complete. Functions are put
 * in JDBC's four lists by the names that JDBC's appendix has for them; what it does not know counts as a system function.
 */
final class DatabaseProperties {
    private static final Set<String> NUMERIC =
            words("abs acos asin atan atan2 cbrt ceil ceiling cos cot degrees exp floor"
                    + " ln log log10 log2 mod pi pow power radians rand random round sign sin sqrt tan truncate");
    private static final Set<String> STRING = words("ascii btrim char char_length character_length chr concat concat_ws"
            + " contains ends_with initcap lcase left length levenshtein_distance locate lower lpad ltrim overlay"
            + " position regexp_extract regexp_like regexp_replace repeat replace reverse right rpad rtrim soundex space"
            + " split split_part starts_with strpos substr substring translate trim ucase upper");
    private static final Set<String> TIME = words("current_date current_time current_timestamp curdate curtime date_add"
            + " date_diff date_format date_part date_trunc day dayname dayofmonth dayofweek dayofyear extract hour"
            + " last_day localtime localtimestamp minute month monthname now quarter second timestampadd timestampdiff"
            + " to_char to_date to_timestamp week year");
    /** Words that Mesquite reserves and SQL:2003, which JDBC compares with, does not. */
    private static final String KEYWORDS = "EXPLAIN,ILIKE,LIMIT,OFFSET,QUALIFY,SHOW,TABLESAMPLE,USE";

    private final DatabasePropertyResponse response;

    DatabaseProperties(FunctionCatalog functions, String version) {
        Set<String> names = new HashSet<>();
        Arrays.stream(FunctionKind.values()).forEach(kind -> names.addAll(functions.names(kind)));
        this.response = DatabasePropertyResponse.newBuilder()
                .addProps(text("MESQUITE_VERSION", version))
                .addProps(text("GET_S_Q_L_KEYWORDS", KEYWORDS))
                .addProps(text("GET_NUMERIC_FUNCTIONS", list(names, NUMERIC::contains)))
                .addProps(text("GET_STRING_FUNCTIONS", list(names, STRING::contains)))
                .addProps(text("GET_TIME_DATE_FUNCTIONS", list(names, TIME::contains)))
                .addProps(text(
                        "GET_SYSTEM_FUNCTIONS",
                        list(names, name -> !NUMERIC.contains(name) && !STRING.contains(name) && !TIME.contains(name))))
                .build();
    }

    DatabasePropertyResponse response() {
        return response;
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }

    private static String list(Set<String> names, Predicate<String> belongs) {
        return names.stream().filter(belongs).map(String::toUpperCase).sorted().collect(Collectors.joining(","));
    }

    private static DatabasePropertyElement text(String name, String value) {
        return DatabasePropertyElement.newBuilder()
                .setKey(DatabaseProperty.newBuilder().setName(name))
                .setValue(TypedValue.newBuilder().setType(Rep.STRING).setStringValue(value))
                .build();
    }
}
