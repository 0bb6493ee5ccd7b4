/**
 * What is done to algebra to make it fast, in order. Start at {@link io.mesquite.planner.phase.PlannerPhase}; every phase is a
 * class of its own that takes a tree and gives an equal one.
 */
package io.mesquite.planner.phase;
