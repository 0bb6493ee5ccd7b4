package io.mesquite.planner.phase;

import io.mesquite.planner.PlanInputs;
import io.mesquite.planner.SessionContext;

/**
 * What phases may ask.
 *
 * @param inputs to be asked for the statement's start, so that it is known that the plan depends on it
 */
public record PhaseContext(SessionContext session, ConstantFolder folder, PlanInputs inputs) {}
