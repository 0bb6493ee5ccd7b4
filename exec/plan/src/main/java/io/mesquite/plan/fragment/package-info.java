/** The plan cut at its exchanges into the pieces that tasks run. Start at {@link io.mesquite.plan.fragment.QueryPlan}. */
package io.mesquite.plan.fragment;
