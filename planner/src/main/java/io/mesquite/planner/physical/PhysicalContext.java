package io.mesquite.planner.physical;

import io.mesquite.planner.convert.PlanContext;

/**
 * What the phases share.
 *
 * @param plan ids and expected rows
 * @param workers how many processes share the work; with 1 nothing is exchanged
 */
record PhysicalContext(PlanContext plan, int workers) {}
