package io.mesquite.cassandra;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.math.BigDecimal;

/** Values that a column's SQL type can't hold. */
final class ReadFault {
    private ReadFault() {}

    static MesquiteException decimal(String column, BigDecimal value, int scale) {
        return new MesquiteException(
                ErrorCode.DATA_SCHEMA_MISMATCH,
                "the value " + value + " of column " + column + " does not fit DECIMAL(38, " + scale
                        + "); set decimal-scale of the catalog to the digits that its values have behind the point");
    }

    static MesquiteException varint(String column, Object value) {
        return new MesquiteException(
                ErrorCode.DATA_SCHEMA_MISMATCH,
                "the value " + value + " of column " + column + " has more than 38 digits; leave the column out");
    }

    static MesquiteException timestamp(String column, long millis) {
        return new MesquiteException(
                ErrorCode.DATA_SCHEMA_MISMATCH,
                "the timestamp of " + millis + " ms since 1970 in column " + column
                        + " is too far from today for microseconds; leave the row out");
    }
}
