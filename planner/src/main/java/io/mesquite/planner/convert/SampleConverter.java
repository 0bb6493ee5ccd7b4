package io.mesquite.planner.convert;

import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.SampleNode;
import java.util.OptionalLong;
import org.apache.calcite.plan.RelOptSamplingParameters;
import org.apache.calcite.rel.core.Sample;

/** TABLESAMPLE. Rows are chosen one by one for SYSTEM too, which lets an engine choose blocks but does not ask for it. */
final class SampleConverter {
    private SampleConverter() {}

    static PlanNode convert(Sample rel, PlanConverter plans) {
        RelOptSamplingParameters parameters = rel.getSamplingParameters();
        return new SampleNode(
                plans.context().nextId(),
                plans.convert(rel.getInput()),
                parameters.sampleRate.doubleValue(),
                parameters.isRepeatable() ? OptionalLong.of(parameters.getRepeatableSeed()) : OptionalLong.empty());
    }
}
