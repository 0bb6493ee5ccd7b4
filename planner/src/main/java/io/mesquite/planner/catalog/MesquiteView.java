package io.mesquite.planner.catalog;

import io.mesquite.catalog.View;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.util.ImmutableBitSet;

/** A view in Calcite's terms, which in the algebra is its query. */
public final class MesquiteView extends PlannableTable {
    private static final double UNKNOWN_ROWS = 100_000;

    private final View view;
    private final RelDataType rowType;
    private final Function<RelOptCluster, RelNode> algebra;

    /**
     * @param rowType of the view's columns
     * @param algebra makes the algebra of the view's query, with that row type
     */
    public MesquiteView(View view, RelDataType rowType, Function<RelOptCluster, RelNode> algebra) {
        this.view = view;
        this.rowType = rowType;
        this.algebra = algebra;
    }

    @Override
    public RelNode toRel(ToRelContext context) {
        return algebra.apply(context.getCluster());
    }

    @Override
    public List<String> getQualifiedName() {
        return List.of(view.catalog(), view.schema(), view.name());
    }

    @Override
    public RelDataType getRowType() {
        return rowType;
    }

    @Override
    public double getRowCount() {
        return UNKNOWN_ROWS;
    }

    @Override
    public boolean isKey(ImmutableBitSet columns) {
        return false;
    }

    @Override
    public List<ImmutableBitSet> getKeys() {
        return List.of();
    }
}
