package io.mesquite.server.avatica;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.mesquite.planner.PreparedQuery;
import io.mesquite.server.engine.MesquiteEngine;
import io.mesquite.server.engine.Session;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.avatica.proto.Common.ConnectionProperties;
import org.apache.calcite.avatica.proto.Common.Frame;
import org.apache.calcite.avatica.proto.Common.StatementHandle;
import org.apache.calcite.avatica.proto.Requests.CloseConnectionRequest;
import org.apache.calcite.avatica.proto.Requests.CloseStatementRequest;
import org.apache.calcite.avatica.proto.Requests.ColumnsRequest;
import org.apache.calcite.avatica.proto.Requests.ConnectionSyncRequest;
import org.apache.calcite.avatica.proto.Requests.CreateStatementRequest;
import org.apache.calcite.avatica.proto.Requests.ExecuteRequest;
import org.apache.calcite.avatica.proto.Requests.FetchRequest;
import org.apache.calcite.avatica.proto.Requests.OpenConnectionRequest;
import org.apache.calcite.avatica.proto.Requests.PrepareAndExecuteRequest;
import org.apache.calcite.avatica.proto.Requests.PrepareRequest;
import org.apache.calcite.avatica.proto.Requests.SchemasRequest;
import org.apache.calcite.avatica.proto.Requests.TablesRequest;
import org.apache.calcite.avatica.proto.Responses.CloseConnectionResponse;
import org.apache.calcite.avatica.proto.Responses.CloseStatementResponse;
import org.apache.calcite.avatica.proto.Responses.CommitResponse;
import org.apache.calcite.avatica.proto.Responses.ConnectionSyncResponse;
import org.apache.calcite.avatica.proto.Responses.CreateStatementResponse;
import org.apache.calcite.avatica.proto.Responses.ExecuteResponse;
import org.apache.calcite.avatica.proto.Responses.FetchResponse;
import org.apache.calcite.avatica.proto.Responses.OpenConnectionResponse;
import org.apache.calcite.avatica.proto.Responses.PrepareResponse;
import org.apache.calcite.avatica.proto.Responses.RollbackResponse;

/** Avatica's requests: one method each. */
final class AvaticaRequests {
    private final MesquiteEngine engine;
    private final ServerConnections connections;
    private final MetadataResults metadata;
    private final DatabaseProperties properties;

    AvaticaRequests(MesquiteEngine engine, ServerConnections connections, MetadataResults metadata, String version) {
        this.engine = engine;
        this.connections = connections;
        this.metadata = metadata;
        this.properties = new DatabaseProperties(engine.functions(), version);
    }

    /** @param name of the request's class, with or without its package */
    Message answer(String name, ByteString request, String user) throws InvalidProtocolBufferException {
        return switch (name.substring(name.lastIndexOf('$') + 1)) {
            case "OpenConnectionRequest" -> open(OpenConnectionRequest.parseFrom(request), user);
            case "CloseConnectionRequest" -> close(CloseConnectionRequest.parseFrom(request));
            case "ConnectionSyncRequest" -> sync(ConnectionSyncRequest.parseFrom(request));
            case "CreateStatementRequest" -> create(CreateStatementRequest.parseFrom(request));
            case "CloseStatementRequest" -> close(CloseStatementRequest.parseFrom(request));
            case "PrepareRequest" -> prepare(PrepareRequest.parseFrom(request));
            case "ExecuteRequest" -> execute(ExecuteRequest.parseFrom(request));
            case "PrepareAndExecuteRequest" -> execute(PrepareAndExecuteRequest.parseFrom(request));
            case "FetchRequest" -> fetch(FetchRequest.parseFrom(request));
            case "CommitRequest" -> CommitResponse.getDefaultInstance();
            case "RollbackRequest" -> RollbackResponse.getDefaultInstance();
            case "DatabasePropertyRequest" -> properties.response();
            case "CatalogsRequest" -> Responses.metadata("", metadata.catalogs().result());
            case "TableTypesRequest" ->
                Responses.metadata("", metadata.tableTypes().result());
            case "TypeInfoRequest" ->
                Responses.metadata("", TypeInformation.table().result());
            case "SchemasRequest" -> schemas(SchemasRequest.parseFrom(request));
            case "TablesRequest" -> tables(TablesRequest.parseFrom(request));
            case "ColumnsRequest" -> columns(ColumnsRequest.parseFrom(request));
            default ->
                throw new MesquiteException(ErrorCode.NOT_SUPPORTED, "Mesquite does not answer Avatica's " + name);
        };
    }

    private Message open(OpenConnectionRequest request, String user) {
        Map<String, String> info = request.getInfoMap();
        Session session = new Session(user == null ? info.getOrDefault("user", "") : user);
        session.setApplication(info.getOrDefault("ApplicationName", ""));
        Optional<String> catalog = Optional.ofNullable(info.get("catalog")).map(engine.names()::findCatalog);
        Optional<String> schema = catalog.flatMap(in -> Optional.ofNullable(info.get("schema"))
                .map(name -> engine.names().findSchema(in, name)));
        if (catalog.isPresent()) {
            session.use(catalog, schema);
        } else {
            engine.useDefaults(session);
        }
        connections.open(request.getConnectionId(), new ServerConnection(session));
        return OpenConnectionResponse.getDefaultInstance();
    }

    private Message close(CloseConnectionRequest request) {
        connections.close(request.getConnectionId());
        return CloseConnectionResponse.getDefaultInstance();
    }

    private Message sync(ConnectionSyncRequest request) {
        Session session = connections.find(request.getConnectionId()).session();
        ConnectionProperties wanted = request.getConnProps();
        if (!wanted.getCatalog().isEmpty()) {
            session.use(Optional.of(engine.names().findCatalog(wanted.getCatalog())), session.schema());
        }
        if (!wanted.getSchema().isEmpty()) {
            String schema = session.catalog()
                    .map(catalog -> engine.names().findSchema(catalog, wanted.getSchema()))
                    .orElse(wanted.getSchema());
            session.use(session.catalog(), Optional.of(schema));
        }
        return ConnectionSyncResponse.newBuilder()
                .setConnProps(ConnectionProperties.newBuilder()
                        .setHasAutoCommit(true)
                        .setAutoCommit(true)
                        .setHasReadOnly(true)
                        .setReadOnly(true)
                        .setCatalog(session.catalog().orElse(""))
                        .setSchema(session.schema().orElse("")))
                .build();
    }

    private Message create(CreateStatementRequest request) {
        String id = request.getConnectionId();
        return CreateStatementResponse.newBuilder()
                .setConnectionId(id)
                .setStatementId(connections.find(id).newStatement(null).id())
                .build();
    }

    private Message close(CloseStatementRequest request) {
        connections.find(request.getConnectionId()).closeStatement(request.getStatementId());
        return CloseStatementResponse.getDefaultInstance();
    }

    private Message prepare(PrepareRequest request) {
        String id = request.getConnectionId();
        ServerConnection connection = connections.find(id);
        PreparedQuery prepared = engine.prepare(connection.session(), request.getSql());
        StatementHandle handle = StatementHandle.newBuilder()
                .setConnectionId(id)
                .setId(connection.newStatement(request.getSql()).id())
                .setSignature(Signatures.of(request.getSql(), prepared.columns(), prepared.parameters()))
                .build();
        return PrepareResponse.newBuilder().setStatement(handle).build();
    }

    private Message execute(PrepareAndExecuteRequest request) {
        String id = request.getConnectionId();
        ServerConnection connection = connections.find(id);
        ServerStatement statement = connection.statement(request.getStatementId());
        ResultFrames frames =
                statement.execute(engine, connection.session(), request.getSql(), List.of(), request.getMaxRowsTotal());
        return executed(id, statement, request.getSql(), frames, request.getFirstFrameMaxSize());
    }

    private Message execute(ExecuteRequest request) {
        String id = request.getStatementHandle().getConnectionId();
        ServerConnection connection = connections.find(id);
        ServerStatement statement =
                connection.statement(request.getStatementHandle().getId());
        String sql = statement.preparedSql();
        ResultFrames frames = statement.execute(
                engine, connection.session(), sql, ParameterDecoder.decode(request.getParameterValuesList()), -1);
        return executed(id, statement, sql, frames, request.getFirstFrameMaxSize());
    }

    private static Message executed(
            String connection, ServerStatement statement, String sql, ResultFrames frames, int maxRows) {
        return ExecuteResponse.newBuilder()
                .addResults(Responses.statement(connection, statement.id(), sql, frames, maxRows))
                .build();
    }

    private Message fetch(FetchRequest request) {
        ServerConnection connection = connections.find(request.getConnectionId());
        Frame frame = connection.statement(request.getStatementId()).result().next(request.getFrameMaxSize());
        connection.touch();
        return FetchResponse.newBuilder().setFrame(frame).build();
    }

    private Message schemas(SchemasRequest request) {
        return Responses.metadata(
                request.getConnectionId(),
                metadata.schemas(
                                request.getHasCatalog() ? request.getCatalog() : null,
                                request.getHasSchemaPattern() ? request.getSchemaPattern() : null)
                        .result());
    }

    private Message tables(TablesRequest request) {
        return Responses.metadata(
                request.getConnectionId(),
                metadata.tables(
                                request.getHasCatalog() ? request.getCatalog() : null,
                                request.getHasSchemaPattern() ? request.getSchemaPattern() : null,
                                request.getHasTableNamePattern() ? request.getTableNamePattern() : null,
                                request.getHasTypeList() ? Optional.of(request.getTypeListList()) : Optional.empty())
                        .result());
    }

    private Message columns(ColumnsRequest request) {
        return Responses.metadata(
                request.getConnectionId(),
                metadata.columns(
                                request.getHasCatalog() ? request.getCatalog() : null,
                                request.getHasSchemaPattern() ? request.getSchemaPattern() : null,
                                request.getHasTableNamePattern() ? request.getTableNamePattern() : null,
                                request.getHasColumnNamePattern() ? request.getColumnNamePattern() : null)
                        .result());
    }
}
