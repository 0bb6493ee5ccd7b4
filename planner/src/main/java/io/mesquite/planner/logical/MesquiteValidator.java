package io.mesquite.planner.logical;

import io.mesquite.parser.LambdaParameter;
import io.mesquite.parser.StatementParser;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.planner.catalog.MesquiteCatalogReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.NlsString;

/** Resolves names and types. Nulls come last in every order that does not say where they go, as in DuckDB and Trino. */
final class MesquiteValidator extends SqlValidatorImpl implements LambdaParameter.Types {
    private static final Config CONFIG = Config.DEFAULT
            .withConformance(StatementParser.CONFORMANCE)
            .withDefaultNullCollation(NullCollation.LAST)
            .withIdentifierExpansion(true);

    private final LambdaTypes lambdas;
    private final Set<SqlNode> seeds = Collections.newSetFromMap(new IdentityHashMap<>());

    MesquiteValidator(
            SqlOperatorTable operators,
            MesquiteCatalogReader catalogs,
            RelDataTypeFactory typeFactory,
            FunctionCatalog functions) {
        super(operators, catalogs, typeFactory, CONFIG);
        this.lambdas = new LambdaTypes(functions, this);
    }

    @Override
    public RelDataType of(LambdaParameter parameter, SqlCall use) {
        return lambdas.of(parameter, use);
    }

    @Override
    public RelDataType deriveType(SqlValidatorScope scope, SqlNode node) {
        if (node instanceof SqlCall call && !call.isA(SqlKind.QUERY)) {
            lambdas.derive(call, scope);
        }
        return super.deriveType(scope, node);
    }

    @Override
    protected void inferUnknownTypes(RelDataType inferred, SqlValidatorScope scope, SqlNode node) {
        if (node instanceof SqlCall call && !call.isA(SqlKind.QUERY)) {
            lambdas.derive(call, scope);
        }
        super.inferUnknownTypes(inferred, scope, node);
    }

    @Override
    public void validateCall(SqlCall call, SqlValidatorScope scope) {
        lambdas.derive(call, scope);
        super.validateCall(call, scope);
    }

    @Override
    public SqlNode validate(SqlNode query) {
        seeds.addAll(RecursiveSeeds.of(query));
        return super.validate(query);
    }

    /** What the first part of a recursive query gives may be null in later rounds. */
    @Override
    protected RelDataType validateSelectList(SqlNodeList items, SqlSelect select, RelDataType target) {
        RelDataType type = super.validateSelectList(items, select, target);
        return isSeed(select) ? RecursiveSeeds.nullable(type, typeFactory) : type;
    }

    boolean hasRecursion() {
        return !seeds.isEmpty();
    }

    /** Whether a recursive query begins with the rows of that SELECT. */
    boolean isSeed(SqlSelect select) {
        return seeds.contains(select);
    }

    @Override
    protected void validateWhereClause(SqlSelect select) {
        if (select.getWhere() != null && CommonColumns.areIn(select.getFrom())) {
            select.setWhere(CommonColumns.expanded(
                    select.getWhere(),
                    name -> expandSelectExpr(name, getRawSelectScope(select), select, new HashMap<>())));
        }
        super.validateWhereClause(select);
    }

    /** ORDER BY ALL is by every column of the result, from left to right; known only now that * is written out. */
    @Override
    protected void validateOrderList(SqlSelect select) {
        if (GroupByAll.isAll(all(select.getOrderList()))) {
            SqlNode written = select.getOrderList().get(0);
            List<SqlNode> ordinals = new ArrayList<>();
            for (int i = 1; i <= select.getSelectList().size(); i++) {
                ordinals.add(likeAll(written, SqlLiteral.createExactNumeric("" + i, written.getParserPosition())));
            }
            select.setOrderBy(new SqlNodeList(ordinals, written.getParserPosition()));
        }
        super.validateOrderList(select);
    }

    /** The list without DESC and NULLS FIRST. */
    private static SqlNodeList all(SqlNodeList keys) {
        if (keys == null || keys.size() != 1) {
            return keys;
        }
        SqlNode key = keys.get(0);
        while (key instanceof SqlCall call && call.operandCount() == 1) {
            key = call.operand(0);
        }
        return SqlNodeList.of(key);
    }

    /** The key in the order that {@code written} asks for. */
    private static SqlNode likeAll(SqlNode written, SqlNode key) {
        return written instanceof SqlCall call
                ? call.getOperator().createCall(call.getParserPosition(), likeAll(call.operand(0), key))
                : key;
    }

    @Override
    public SqlLiteral resolveLiteral(SqlLiteral literal) {
        return VarcharLiteral.isNeededFor(literal)
                ? new VarcharLiteral(literal.getValueAs(NlsString.class), literal.getParserPosition())
                : super.resolveLiteral(literal);
    }
}
