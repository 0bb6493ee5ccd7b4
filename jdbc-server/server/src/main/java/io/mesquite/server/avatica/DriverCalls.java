package io.mesquite.server.avatica;

import com.google.protobuf.Message;
import io.mesquite.plan.function.FunctionDescription;
import io.mesquite.server.engine.LikePattern;
import io.mesquite.server.engine.MesquiteEngine;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.sql.DatabaseMetaData;
import java.time.Duration;
import org.apache.calcite.avatica.proto.Responses.CommitResponse;

/** What Mesquite's driver asks beyond Avatica's protocol. Each call is about a connection, which it keeps alive. */
final class DriverCalls {
    private final MesquiteEngine engine;
    private final ServerConnections connections;
    private final MetadataResults metadata;

    DriverCalls(MesquiteEngine engine, ServerConnections connections, MetadataResults metadata) {
        this.engine = engine;
        this.connections = connections;
        this.metadata = metadata;
    }

    Message answer(String path, CallArguments arguments) {
        String id = arguments.required("connection");
        ServerConnection connection = connections.find(id);
        switch (path) {
            case "/keep-alive" -> {}
            case "/abort" -> connections.close(id);
            case "/client-info" -> connection.session().setApplication(arguments.required("application"));
            case "/cancel" ->
                statement(connection, arguments)
                        .cancel(new MesquiteException(
                                ErrorCode.QUERY_CANCELLED, "The query was cancelled by its client"));
            case "/close-result" -> statement(connection, arguments).closeResult();
            case "/statement-options" -> {
                long maxRows = arguments.number("max-rows");
                statement(connection, arguments)
                        .setOptions(Duration.ofMillis(arguments.number("timeout-millis")), maxRows == 0 ? -1 : maxRows);
            }
            default -> {
                return Responses.metadata(id, metadata(path, arguments).result());
            }
        }
        // an empty message: there is nothing to say but that it is done
        return CommitResponse.getDefaultInstance();
    }

    private static ServerStatement statement(ServerConnection connection, CallArguments arguments) {
        return connection.statement((int) arguments.number("statement"));
    }

    private MetadataTable metadata(String path, CallArguments arguments) {
        return switch (path) {
            case "/metadata/primary-keys" ->
                metadata.primaryKeys(
                        arguments.optional("catalog"), arguments.optional("schema"), arguments.required("table"));
            case "/metadata/functions" -> functions(arguments.optional("pattern"));
            case "/metadata/client-info" -> clientInfo();
            default ->
                throw new MesquiteException(
                        ErrorCode.NOT_SUPPORTED,
                        "This server does not know the call " + path + "; is it older than the driver?");
        };
    }

    private MetadataTable functions(String pattern) {
        MetadataTable result =
                MetadataTable.of("FUNCTION_CAT? FUNCTION_SCHEM? FUNCTION_NAME REMARKS? #FUNCTION_TYPE SPECIFIC_NAME");
        LikePattern names = LikePattern.of(pattern);
        for (FunctionDescription function : engine.functions().describe()) {
            if (names.matches(function.name())) {
                result.add(
                        null,
                        null,
                        function.name(),
                        function.description(),
                        DatabaseMetaData.functionNoTable,
                        function.signature());
            }
        }
        return result;
    }

    private static MetadataTable clientInfo() {
        MetadataTable result = MetadataTable.of("NAME %MAX_LEN DEFAULT_VALUE? DESCRIPTION?");
        result.add("ApplicationName", 1024, "", "What the list of queries shows as their source");
        return result;
    }
}
