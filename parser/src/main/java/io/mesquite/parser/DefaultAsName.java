package io.mesquite.parser;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Lets a part of a name be {@code default} without quotes, as in {@code files.default.nation}: DEFAULT is a reserved word to Calcite, and
 * the schema of files is called so. Beside a dot the word is masked by a name of the same length, so that places in the text stay as they
 * are, and unmasked in the parsed tree.
 */
final class DefaultAsName {
    private static final String MASK = "ďefault";
    /** The word beside a dot; or a whole quoted name, string or comment, which is left as it is. */
    private static final Pattern BESIDE_DOT = Pattern.compile(
            "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/|(?<=\\.)default\\b|\\bdefault(?=\\s*\\.)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private DefaultAsName() {}

    static String mask(String sql) {
        return BESIDE_DOT
                .matcher(sql)
                .replaceAll(found ->
                        found.group().equalsIgnoreCase("default") ? MASK : Matcher.quoteReplacement(found.group()));
    }

    static SqlNode unmask(SqlNode node) {
        return node.accept(new SqlShuttle() {
            @Override
            public SqlNode visit(SqlIdentifier identifier) {
                for (int i = 0; i < identifier.names.size(); i++) {
                    if (identifier.names.get(i).equals(MASK)) {
                        identifier = identifier.setName(i, "default");
                    }
                }
                return identifier;
            }
        });
    }
}
