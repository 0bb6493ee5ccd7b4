/** Plans as text, for EXPLAIN and for tests. Start at {@link io.mesquite.plan.text.PlanText}. */
package io.mesquite.plan.text;
