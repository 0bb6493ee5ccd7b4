package io.mesquite.jdbc;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** The columns that JDBC wants of metadata of which Mesquite has none. In its lists {@code #} marks a SMALLINT, {@code %} an INTEGER. */
final class EmptyResults {
    static final String PROCEDURES =
            "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME reserved1 reserved2 reserved3 REMARKS #PROCEDURE_TYPE SPECIFIC_NAME";
    static final String PROCEDURE_COLUMNS = "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME COLUMN_NAME #COLUMN_TYPE"
            + " %DATA_TYPE TYPE_NAME %PRECISION %LENGTH #SCALE #RADIX #NULLABLE REMARKS COLUMN_DEF %SQL_DATA_TYPE"
            + " %SQL_DATETIME_SUB %CHAR_OCTET_LENGTH %ORDINAL_POSITION IS_NULLABLE SPECIFIC_NAME";
    static final String COLUMN_PRIVILEGES =
            "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE";
    static final String TABLE_PRIVILEGES = "TABLE_CAT TABLE_SCHEM TABLE_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE";
    static final String ROW_IDENTIFIER =
            "#SCOPE COLUMN_NAME %DATA_TYPE TYPE_NAME %COLUMN_SIZE %BUFFER_LENGTH #DECIMAL_DIGITS #PSEUDO_COLUMN";
    static final String FOREIGN_KEYS = "PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT FKTABLE_SCHEM"
            + " FKTABLE_NAME FKCOLUMN_NAME #KEY_SEQ #UPDATE_RULE #DELETE_RULE FK_NAME PK_NAME #DEFERRABILITY";
    static final String INDEXES = "TABLE_CAT TABLE_SCHEM TABLE_NAME ?NON_UNIQUE INDEX_QUALIFIER INDEX_NAME #TYPE"
            + " #ORDINAL_POSITION COLUMN_NAME ASC_OR_DESC &CARDINALITY &PAGES FILTER_CONDITION";
    static final String USER_TYPES = "TYPE_CAT TYPE_SCHEM TYPE_NAME CLASS_NAME %DATA_TYPE REMARKS #BASE_TYPE";
    static final String SUPER_TYPES = "TYPE_CAT TYPE_SCHEM TYPE_NAME SUPERTYPE_CAT SUPERTYPE_SCHEM SUPERTYPE_NAME";
    static final String SUPER_TABLES = "TABLE_CAT TABLE_SCHEM TABLE_NAME SUPERTABLE_NAME";
    static final String ATTRIBUTES = "TYPE_CAT TYPE_SCHEM TYPE_NAME ATTR_NAME %DATA_TYPE ATTR_TYPE_NAME %ATTR_SIZE"
            + " %DECIMAL_DIGITS %NUM_PREC_RADIX %NULLABLE REMARKS ATTR_DEF %SQL_DATA_TYPE %SQL_DATETIME_SUB"
            + " %CHAR_OCTET_LENGTH %ORDINAL_POSITION IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE #SOURCE_DATA_TYPE";
    static final String FUNCTION_COLUMNS = "FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME COLUMN_NAME #COLUMN_TYPE"
            + " %DATA_TYPE TYPE_NAME %PRECISION %LENGTH #SCALE #RADIX #NULLABLE REMARKS %CHAR_OCTET_LENGTH"
            + " %ORDINAL_POSITION IS_NULLABLE SPECIFIC_NAME";
    static final String PSEUDO_COLUMNS = "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME %DATA_TYPE %COLUMN_SIZE"
            + " %DECIMAL_DIGITS %NUM_PREC_RADIX COLUMN_USAGE REMARKS %CHAR_OCTET_LENGTH IS_NULLABLE";
    static final String CLIENT_INFO = "NAME %MAX_LEN DEFAULT_VALUE DESCRIPTION";

    private EmptyResults() {}

    static List<ResultColumn> columns(String list) {
        List<ResultColumn> columns = new ArrayList<>();
        for (String name : list.split(" ")) {
            columns.add(
                    switch (name.charAt(0)) {
                        case '#' -> ResultColumn.of(name.substring(1), Types.SMALLINT, "SMALLINT");
                        case '%' -> ResultColumn.of(name.substring(1), Types.INTEGER, "INTEGER");
                        case '&' -> ResultColumn.of(name.substring(1), Types.BIGINT, "BIGINT");
                        case '?' -> ResultColumn.of(name.substring(1), Types.BOOLEAN, "BOOLEAN");
                        default -> ResultColumn.of(name, Types.VARCHAR, "VARCHAR");
                    });
        }
        return columns;
    }
}
