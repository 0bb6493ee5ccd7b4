package io.mesquite.planner.phase;

import io.mesquite.planner.SessionContext;

/** What phases may ask. */
public record PhaseContext(SessionContext session, ConstantFolder folder) {}
