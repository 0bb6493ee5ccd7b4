/** Which functions there are. The engine implements them; the planner only asks for names and types. */
package io.mesquite.plan.function;
