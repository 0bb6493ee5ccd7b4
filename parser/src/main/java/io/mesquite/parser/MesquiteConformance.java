package io.mesquite.parser;

import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/** Takes what any dialect takes, but for what makes mistakes pass silently. */
final class MesquiteConformance extends SqlDelegatingConformance {
    MesquiteConformance() {
        super(SqlConformanceEnum.BABEL);
    }

    /** A column that is neither grouped nor aggregated is an error, not any one of its values. */
    @Override
    public boolean isNonStrictGroupBy() {
        return false;
    }

    @Override
    public SelectAliasLookup isSelectAlias() {
        return SelectAliasLookup.LEFT_TO_RIGHT;
    }
}
