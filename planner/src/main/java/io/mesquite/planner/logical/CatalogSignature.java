package io.mesquite.planner.logical;

import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.plan.function.FunctionKind;
import io.mesquite.plan.function.FunctionSignature;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.Position;
import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/**
 * Lets the engine decide what arguments a function takes and what it returns. A result is nullable always: the engine does
 * not say which functions give null for arguments that are not. Arguments are not cast here; that is done where expressions
 * are converted for the engine.
 */
record CatalogSignature(FunctionCatalog functions, FunctionKind kind, String name)
        implements SqlOperandTypeChecker, SqlReturnTypeInference {
    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        List<Type> types = types(binding);
        if (functions.resolve(kind, name, types).isPresent()) {
            return true;
        }
        if (throwOnFailure) {
            SqlParserPos place = binding.getCall().getParserPosition();
            Position position = new Position(place.getLineNum(), place.getColumnNum());
            throw notFound(types, " at " + position, Optional.of(position));
        }
        return false;
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        List<Type> types = types(binding);
        FunctionSignature signature =
                functions.resolve(kind, name, types).orElseThrow(() -> notFound(types, "", Optional.empty()));
        return TypeMapping.toCalcite(binding.getTypeFactory(), signature.returnType(), true);
    }

    private static List<Type> types(SqlOperatorBinding binding) {
        return binding.collectOperandTypes().stream()
                .map(TypeMapping::fromCalcite)
                .toList();
    }

    private MesquiteException notFound(List<Type> types, String place, Optional<Position> position) {
        String call = types.stream().map(Type::sql).collect(Collectors.joining(", ", name + "(", ")"));
        return new MesquiteException(
                ErrorCode.FUNCTION_NOT_FOUND,
                "function " + call + " not found" + place + "; " + name
                        + " takes other arguments, see SHOW FUNCTIONS LIKE '" + name + "'",
                position,
                null);
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return SqlOperandCountRanges.any();
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String operatorName) {
        return operatorName + "(...)";
    }
}
