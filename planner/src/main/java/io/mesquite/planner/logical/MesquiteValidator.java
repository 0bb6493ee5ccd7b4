package io.mesquite.planner.logical;

import io.mesquite.parser.StatementParser;
import io.mesquite.planner.catalog.MesquiteCatalogReader;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.util.NlsString;

/** Resolves names and types. Nulls come last in every order that does not say where they go, as in DuckDB and Trino. */
final class MesquiteValidator extends SqlValidatorImpl {
    private static final Config CONFIG = Config.DEFAULT
            .withConformance(StatementParser.CONFORMANCE)
            .withDefaultNullCollation(NullCollation.LAST)
            .withIdentifierExpansion(true);

    MesquiteValidator(SqlOperatorTable operators, MesquiteCatalogReader catalogs, RelDataTypeFactory typeFactory) {
        super(operators, catalogs, typeFactory, CONFIG);
    }

    @Override
    public SqlLiteral resolveLiteral(SqlLiteral literal) {
        return VarcharLiteral.isNeededFor(literal)
                ? new VarcharLiteral(literal.getValueAs(NlsString.class), literal.getParserPosition())
                : super.resolveLiteral(literal);
    }
}
