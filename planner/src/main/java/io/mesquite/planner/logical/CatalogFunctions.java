package io.mesquite.planner.logical;

import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.plan.function.FunctionKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;

/** The engine's functions as operators that the validator can look up; names match whatever their case. */
final class CatalogFunctions implements SqlOperatorTable {
    private final Map<String, SqlOperator> byName = new LinkedHashMap<>();

    CatalogFunctions(FunctionCatalog functions) {
        for (String name : functions.names(FunctionKind.SCALAR)) {
            byName.put(name, new CatalogScalarFunction(name, functions));
        }
        for (String name : functions.names(FunctionKind.AGGREGATE)) {
            byName.put(name, new CatalogAggregateFunction(name, functions));
        }
        // Calcite knows the standard's functions better: their syntax, their types, and what they mean. Its operators
        // that
        // are no functions, as CONTAINS between two periods, leave a function of that name alone.
        for (SqlOperator standard : new StandardOperators().getOperatorList()) {
            if (standard instanceof SqlFunction) {
                byName.remove(standard.getName().toLowerCase(Locale.ROOT));
            }
        }
    }

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher nameMatcher) {
        if (syntax == SqlSyntax.FUNCTION && name.isSimple()) {
            SqlOperator function = byName.get(name.getSimple().toLowerCase(Locale.ROOT));
            if (function != null) {
                found.add(function);
            }
        }
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        return new ArrayList<>(byName.values());
    }
}
