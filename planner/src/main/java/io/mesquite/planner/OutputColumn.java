package io.mesquite.planner;

import io.mesquite.spi.type.Type;

/** A column of a query's result. Names may repeat and may be empty. */
public record OutputColumn(String name, Type type, boolean nullable) {}
