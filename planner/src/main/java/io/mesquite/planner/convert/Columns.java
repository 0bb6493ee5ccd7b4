package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A node's columns, followed by expressions that an operator above needs as columns; each is there once. */
final class Columns {
    private final PlanNode source;
    private final List<Expression> columns = new ArrayList<>();
    private final int sourceCount;

    Columns(PlanNode source) {
        this.source = source;
        List<Type> types = source.types();
        this.sourceCount = types.size();
        IntStream.range(0, sourceCount).forEach(i -> columns.add(new InputReference(i, types.get(i))));
    }

    /** The channel of the expression over the source's columns. */
    int channel(Expression expression) {
        int index = columns.indexOf(expression);
        if (index < 0) {
            index = columns.size();
            columns.add(expression);
        }
        return index;
    }

    /** How many columns the source has. */
    int sourceCount() {
        return sourceCount;
    }

    Type type(int channel) {
        return columns.get(channel).type();
    }

    /** The source itself where no expressions were added, else a projection over it. */
    PlanNode build(PlanConverter plans) {
        return columns.size() == sourceCount ? source : plans.project(source, columns);
    }
}
