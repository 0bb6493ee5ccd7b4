package io.mesquite.planner.logical;

import io.mesquite.plan.expression.Constant;
import io.mesquite.planner.phase.Literals;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Puts values in the places of a statement's {@code ?} markers. */
final class ParameterValues extends RexShuttle {
    private final List<Constant> values;
    private final RexBuilder builder;

    private ParameterValues(List<Constant> values, RexBuilder builder) {
        this.values = values;
        this.builder = builder;
    }

    /**
     * @param markers how many markers the statement has
     * @throws MesquiteException INVALID_PARAMETER where there is not one value for each
     */
    static RelNode bind(RelNode root, int markers, List<Constant> values) {
        if (markers != values.size()) {
            throw new MesquiteException(
                    ErrorCode.INVALID_PARAMETER,
                    "the statement has " + markers + (markers == 1 ? " marker" : " markers") + " and got "
                            + values.size() + (values.size() == 1 ? " value" : " values"));
        }
        return markers == 0
                ? root
                : new ParameterValues(values, root.getCluster().getRexBuilder()).bind(root);
    }

    private RelNode bind(RelNode root) {
        return root.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode rel) {
                return super.visit(rel).accept(ParameterValues.this);
            }
        });
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subQuery) {
        RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
        return visited.clone(bind(visited.rel));
    }

    @Override
    public RexNode visitDynamicParam(RexDynamicParam marker) {
        Constant value = values.get(marker.getIndex());
        RelDataType type = marker.getType();
        RelDataType given = TypeMapping.toCalcite(builder.getTypeFactory(), value.type(), value.value() == null);
        RexNode literal = Literals.of(value, given, builder)
                .orElseThrow(() -> new MesquiteException(
                        ErrorCode.INVALID_PARAMETER,
                        "parameter " + (marker.getIndex() + 1) + " has a value that can't be given: " + value));
        return value.value() == null
                ? builder.makeNullLiteral(builder.getTypeFactory().createTypeWithNullability(type, true))
                : builder.makeAbstractCast(type, literal, false);
    }
}
