package io.mesquite.planner.catalog;

import java.util.List;
import org.apache.calcite.plan.RelOptSchema;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelDistribution;
import org.apache.calcite.rel.RelDistributions;
import org.apache.calcite.rel.RelReferentialConstraint;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlAccessType;
import org.apache.calcite.sql.validate.SqlModality;
import org.apache.calcite.sql.validate.SqlMonotonicity;

/** What stands where a table can, as long as the planning of one statement: what Calcite wants to know of all of them. */
abstract class PlannableTable extends Prepare.AbstractPreparingTable {
    private final SchemaEntry schemaEntry = new SchemaEntry();

    @Override
    public <C> C unwrap(Class<C> type) {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        return type.isInstance(schemaEntry) ? type.cast(schemaEntry) : null;
    }

    /** The table as Calcite's schemas hold it; it gives itself up for the table that is planned with. */
    AbstractTable schemaEntry() {
        return schemaEntry;
    }

    private final class SchemaEntry extends AbstractTable {
        @Override
        public RelDataType getRowType(RelDataTypeFactory typeFactory) {
            return PlannableTable.this.getRowType();
        }

        @Override
        public <C> C unwrap(Class<C> type) {
            return type == Prepare.PreparingTable.class ? type.cast(PlannableTable.this) : super.unwrap(type);
        }
    }

    @Override
    protected RelOptTable extend(org.apache.calcite.schema.Table extendedTable) {
        throw new UnsupportedOperationException("a table's columns are fixed");
    }

    @Override
    public RelOptSchema getRelOptSchema() {
        return null;
    }

    @Override
    public List<RelReferentialConstraint> getReferentialConstraints() {
        return List.of();
    }

    @Override
    public List<RelCollation> getCollationList() {
        return List.of();
    }

    @Override
    public RelDistribution getDistribution() {
        return RelDistributions.ANY;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Calcite declares it
    public org.apache.calcite.linq4j.tree.Expression getExpression(Class type) {
        return null;
    }

    @Override
    public boolean supportsModality(SqlModality modality) {
        return modality == SqlModality.RELATION;
    }

    @Override
    public boolean isTemporal() {
        return false;
    }

    @Override
    public SqlMonotonicity getMonotonicity(String columnName) {
        return SqlMonotonicity.NOT_MONOTONIC;
    }

    @Override
    public SqlAccessType getAllowedAccess() {
        return SqlAccessType.READ_ONLY;
    }
}
