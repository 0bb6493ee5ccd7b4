package io.mesquite.planner.logical;

import io.mesquite.parser.LambdaParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLambdaRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/** How calls become algebra where the engine has functions that do more than Calcite's own way: arithmetic of dates by units. */
final class Convertlets {
    private Convertlets() {}

    static SqlRexConvertlet of(SqlCall call) {
        if (call.getOperator() instanceof LambdaParameter parameter) {
            return (context, use) -> new RexLambdaRef(
                    parameter.index(),
                    parameter.getName(),
                    context.getValidator().getValidatedNodeType(use));
        } else if (call.getOperator() instanceof DatetimeOperator operator) {
            return operator.convertlet(StandardConvertletTable.INSTANCE.get(operator.standardCall(call)));
        } else if (call.getKind() == SqlKind.TIMESTAMP_DIFF && startsWithUnit(call)) {
            return (context, diff) -> timestamp(context, diff, "date_diff");
        } else if (call.getKind() == SqlKind.TIMESTAMP_ADD && startsWithUnit(call)) {
            return (context, add) -> timestamp(context, add, "date_add");
        }
        return StandardConvertletTable.INSTANCE.get(call);
    }

    private static boolean startsWithUnit(SqlCall call) {
        return call.operandCount() == 3 && call.operand(0) instanceof SqlIntervalQualifier;
    }

    /** TIMESTAMPDIFF(unit, from, to) and TIMESTAMPADD(unit, count, time). */
    private static RexNode timestamp(SqlRexContext context, SqlCall call, String function) {
        SqlIntervalQualifier qualifier = call.operand(0);
        String unit = qualifier.timeUnitRange.startUnit.name().toLowerCase(Locale.ROOT);
        return byUnit(
                context,
                call,
                function,
                unit,
                context.convertExpression(call.operand(1)),
                context.convertExpression(call.operand(2)));
    }

    /** A call of one of the engine's functions that take the name of a unit, of exactly the type that the call was validated to have. */
    static RexNode byUnit(
            SqlRexContext context, SqlCall call, String function, String unit, RexNode first, RexNode second) {
        List<SqlOperator> found = new ArrayList<>();
        context.getValidator()
                .getOperatorTable()
                .lookupOperatorOverloads(
                        new SqlIdentifier(function, SqlParserPos.ZERO),
                        SqlFunctionCategory.USER_DEFINED_FUNCTION,
                        SqlSyntax.FUNCTION,
                        found,
                        context.getValidator().getCatalogReader().nameMatcher());
        RexBuilder builder = context.getRexBuilder();
        RexNode result = builder.makeCall(found.get(0), builder.makeLiteral(unit), first, second);
        return builder.makeAbstractCast(context.getValidator().getValidatedNodeType(call), result, false);
    }
}
