package io.mesquite.planner;

import io.mesquite.plan.fragment.QueryPlan;
import org.apache.calcite.rel.RelRoot;

/** Makes a plan that can run of an optimized logical one. Thread-safe. */
public interface PhysicalPlanner {
    /**
     * The root's nodes are Calcite's {@code Logical*} classes only; scans are of {@link
     * io.mesquite.planner.catalog.MesquiteTable}s. {@code root.fields} are what the client gets.
     */
    QueryPlan plan(RelRoot root, SessionContext session);
}
