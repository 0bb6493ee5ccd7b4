package io.mesquite.engine.remote;

import java.util.Map;

/** How much a worker's tasks have taken of each lost sender. */
public record HoldAnswer(Map<String, SenderState> states) {}
