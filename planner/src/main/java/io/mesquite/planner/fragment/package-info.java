/** Cuts a plan at its exchanges into fragments. Start at {@link io.mesquite.planner.fragment.Fragmenter}. */
package io.mesquite.planner.fragment;
