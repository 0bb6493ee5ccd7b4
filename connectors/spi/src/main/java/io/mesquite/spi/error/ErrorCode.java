package io.mesquite.spi.error;

/** All failure codes with their SQLSTATE; {@code docs/errors.md} lists the same, a test compares them. */
public enum ErrorCode {
    SYNTAX_ERROR("42601", ErrorType.USER, "The statement is not valid SQL"),
    NOT_SUPPORTED("42000", ErrorType.USER, "The statement is valid SQL that Mesquite does not support"),
    CATALOG_NOT_FOUND("3D000", ErrorType.USER, "No catalog of that name"),
    SCHEMA_NOT_FOUND("3F000", ErrorType.USER, "No schema of that name"),
    TABLE_NOT_FOUND("42P01", ErrorType.USER, "No table of that name"),
    COLUMN_NOT_FOUND("42703", ErrorType.USER, "No column of that name"),
    AMBIGUOUS_NAME("42702", ErrorType.USER, "More than one column has that name"),
    FUNCTION_NOT_FOUND("42883", ErrorType.USER, "No function of that name for these arguments"),
    TYPE_MISMATCH("42804", ErrorType.USER, "An expression has a type that its place does not take"),
    GROUPING_ERROR("42803", ErrorType.USER, "A column is neither grouped nor aggregated"),
    INVALID_PARAMETER("07001", ErrorType.USER, "A statement's parameters do not match its markers"),
    INVALID_ARGUMENT("22023", ErrorType.USER, "A function's argument has a value that it does not take"),
    INVALID_CAST("22018", ErrorType.USER, "A value can't be cast to that type"),
    NUMERIC_OUT_OF_RANGE("22003", ErrorType.USER, "A number does not fit its type"),
    DIVISION_BY_ZERO("22012", ErrorType.USER, "A division by zero"),
    DATETIME_OUT_OF_RANGE("22008", ErrorType.USER, "A date or time does not fit its type"),
    STRING_TOO_LONG("22001", ErrorType.USER, "A text does not fit its type"),
    SUBQUERY_MULTIPLE_ROWS("21000", ErrorType.USER, "A scalar subquery returned more than one row"),
    INVALID_SESSION_PROPERTY("22023", ErrorType.USER, "No session property of that name, or not that value"),
    INVALID_CONFIGURATION("F0000", ErrorType.USER, "A configuration file has an unknown key or a bad value"),
    LOGIN_FAILED("28000", ErrorType.USER, "User or password are wrong"),
    PERMISSION_DENIED("42501", ErrorType.USER, "The user may not do that"),
    QUERY_CANCELLED("57014", ErrorType.USER, "The query was cancelled"),
    QUERY_TIMEOUT("57014", ErrorType.USER, "The query ran longer than its timeout"),
    STATEMENT_TOO_COMPLEX("54001", ErrorType.USER, "The statement is nested too deep or is too large"),
    MEMORY_LIMIT_EXCEEDED("53200", ErrorType.RESOURCES, "The query needs more memory than its limit"),
    DISK_FULL("53100", ErrorType.RESOURCES, "No room to spill to disk"),
    QUEUE_FULL("53300", ErrorType.RESOURCES, "Too many queries run and wait"),
    DATA_CORRUPT("XX001", ErrorType.EXTERNAL, "Stored data can't be decoded"),
    DATA_SCHEMA_MISMATCH("22000", ErrorType.EXTERNAL, "Stored data does not have the type that its table says"),
    DATA_UNREADABLE("58030", ErrorType.EXTERNAL, "A store could not be read"),
    DATA_CHANGED("40001", ErrorType.EXTERNAL, "Stored data changed while a query read it"),
    CONNECTION_FAILED("08006", ErrorType.EXTERNAL, "A server can't be reached"),
    SERVER_SHUTTING_DOWN("57P01", ErrorType.EXTERNAL, "The server is shutting down"),
    INTERNAL_ERROR("XX000", ErrorType.INTERNAL, "A defect of Mesquite"),
    WORKER_LOST("58000", ErrorType.EXTERNAL, "A worker of the cluster was lost while it ran the query"),
    NO_WORKERS("57P03", ErrorType.RESOURCES, "The cluster gave the query no workers in time"),
    ALREADY_EXISTS("42710", ErrorType.USER, "There is something of that name already"),
    VIEW_INVALID("42P17", ErrorType.USER, "A view's query can't be planned any more"),
    PREPARED_STATEMENT_NOT_FOUND("26000", ErrorType.USER, "No prepared statement of that name in the session"),
    RECURSION_LIMIT_EXCEEDED("54000", ErrorType.USER, "A recursive query does not come to an end"),
    FUNCTION_FAILED("38000", ErrorType.USER, "A user-defined function failed");

    private final String sqlState;
    private final ErrorType type;
    private final String description;

    ErrorCode(String sqlState, ErrorType type, String description) {
        this.sqlState = sqlState;
        this.type = type;
        this.description = description;
    }

    /** Five characters as in PostgreSQL and the SQL standard. */
    public String sqlState() {
        return sqlState;
    }

    public ErrorType type() {
        return type;
    }

    /** One sentence for the reference page. */
    public String description() {
        return description;
    }
}
