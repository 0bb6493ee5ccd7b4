package io.mesquite.plan.node;

import io.mesquite.spi.type.Type;

/** An output column of a node. The name is for people; columns are found by their index, the channel. */
public record Field(String name, Type type) {}
