package io.mesquite.spi.function;

import java.util.List;

/**
 * Functions for SQL, found by {@link java.util.ServiceLoader} in the jars of a folder {@code plugins/functions/NAME}. Has a public
 * constructor without parameters. Called once a process.
 *
 * <p>Functions get and give Java values:
 *
 * <pre>
 * BOOLEAN                           Boolean        DATE                       java.time.LocalDate
 * TINYINT, SMALLINT, INTEGER,       Long           TIME                       java.time.LocalTime
 *   BIGINT                                         TIMESTAMP                  java.time.LocalDateTime
 * REAL, DOUBLE                      Double         TIMESTAMP WITH TIME ZONE   java.time.Instant
 * DECIMAL                           BigDecimal     UUID                       java.util.UUID
 * VARCHAR, CHAR, JSON               String         ARRAY, ROW                 java.util.List
 * VARBINARY                         byte[]         MAP                        java.util.Map
 * </pre>
 *
 * A null of SQL is null. Functions are called by many threads at once.
 */
public interface FunctionPlugin {
    default List<UserScalar> scalars() {
        return List.of();
    }

    default List<UserAggregate> aggregates() {
        return List.of();
    }
}
