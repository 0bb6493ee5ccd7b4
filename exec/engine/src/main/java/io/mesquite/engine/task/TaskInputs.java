package io.mesquite.engine.task;

import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.scan.Splits;
import io.mesquite.plan.node.RemoteSourceNode;
import io.mesquite.plan.node.ScanNode;

/** Where the leaves of a task's plan get their rows. */
public interface TaskInputs {
    /** The splits of a scan, shared with the other tasks of the stage; closed by whoever made it. */
    Splits splits(ScanNode node);

    /** What another fragment sends to this task; closed by the task. */
    MorselSource remoteSource(RemoteSourceNode node);
}
