package io.mesquite.parser;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLambda;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Writes lambdas as calls of {@link LambdaOperator}, and the names of their parameters in their bodies as calls of {@link
 * LambdaParameter}. As everywhere in SQL, the innermost meaning of a name hides those around it, columns too.
 */
final class Lambdas extends SqlShuttle {
    private final Map<String, LambdaParameter> visible;
    private final int count;

    private Lambdas(Map<String, LambdaParameter> visible, int count) {
        this.visible = visible;
        this.count = count;
    }

    static SqlNode rewrite(SqlNode query) {
        return query.accept(new Lambdas(Map.of(), 0));
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (call instanceof SqlLambda lambda) {
            return lambda(lambda);
        } else if (!visible.isEmpty() && call.isA(SqlKind.QUERY)) {
            SqlParserPos place = call.getParserPosition();
            Position position = new Position(place.getLineNum(), place.getColumnNum());
            throw new MesquiteException(
                    ErrorCode.NOT_SUPPORTED,
                    "a subquery in a lambda, at " + position
                            + ", is not supported; UNNEST the array and join, or select the value in a subquery of FROM",
                    Optional.of(position),
                    null);
        }
        return super.visit(call);
    }

    private SqlNode lambda(SqlLambda lambda) {
        Map<String, LambdaParameter> inside = new HashMap<>(visible);
        List<SqlNode> operands = new ArrayList<>();
        operands.add(null);
        for (SqlNode named : lambda.getParameters()) {
            String name = ((SqlIdentifier) named).getSimple();
            String key = name.toUpperCase(Locale.ROOT);
            int index = count + operands.size() - 1;
            boolean hides = inside.containsKey(key);
            LambdaParameter parameter = new LambdaParameter(hides ? name + '_' + index : name, index);
            inside.put(key, parameter);
            operands.add(parameter.createCall(named.getParserPosition()));
        }
        operands.set(0, lambda.getExpression().accept(new Lambdas(inside, count + operands.size() - 1)));
        return LambdaOperator.INSTANCE.createCall(lambda.getParserPosition(), operands);
    }

    @Override
    public SqlNode visit(SqlIdentifier name) {
        LambdaParameter parameter =
                name.isStar() ? null : visible.get(name.names.get(0).toUpperCase(Locale.ROOT));
        if (parameter == null) {
            return name;
        }
        SqlNode value = parameter.createCall(name.getComponentParserPosition(0));
        for (int i = 1; i < name.names.size(); i++) {
            SqlParserPos place = name.getComponentParserPosition(i);
            value = SqlStdOperatorTable.DOT.createCall(place, value, new SqlIdentifier(name.names.get(i), place));
        }
        return value;
    }
}
