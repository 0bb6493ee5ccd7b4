package io.mesquite.jdbc;

import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;
import org.apache.calcite.avatica.proto.Common.AvaticaParameter;

/** The types that a prepared statement's markers have. */
final class MesquiteParameterMetaData implements ParameterMetaData {
    private final List<AvaticaParameter> parameters;

    MesquiteParameterMetaData(List<AvaticaParameter> parameters) {
        this.parameters = parameters;
    }

    private AvaticaParameter parameter(int parameter) throws SQLException {
        if (parameter < 1 || parameter > parameters.size()) {
            throw new SQLException(
                    "There is no parameter " + parameter + "; the statement has " + parameters.size(), "07009");
        }
        return parameters.get(parameter - 1);
    }

    @Override
    public int getParameterCount() {
        return parameters.size();
    }

    @Override
    public int isNullable(int parameter) throws SQLException {
        parameter(parameter);
        return parameterNullable;
    }

    @Override
    public boolean isSigned(int parameter) throws SQLException {
        return parameter(parameter).getSigned();
    }

    @Override
    public int getPrecision(int parameter) throws SQLException {
        return parameter(parameter).getPrecision();
    }

    @Override
    public int getScale(int parameter) throws SQLException {
        return parameter(parameter).getScale();
    }

    @Override
    public int getParameterType(int parameter) throws SQLException {
        return parameter(parameter).getParameterType();
    }

    @Override
    public String getParameterTypeName(int parameter) throws SQLException {
        return parameter(parameter).getTypeName();
    }

    @Override
    public String getParameterClassName(int parameter) throws SQLException {
        return ResultColumn.of("", getParameterType(parameter), getParameterTypeName(parameter))
                .className();
    }

    @Override
    public int getParameterMode(int parameter) throws SQLException {
        parameter(parameter);
        return parameterModeIn;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Wrappers.unwrap(this, type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
