package io.mesquite.server.avatica;

import io.mesquite.server.engine.StatementResult;
import java.util.List;
import org.apache.calcite.avatica.proto.Common.Signature;
import org.apache.calcite.avatica.proto.Responses.ResultSetResponse;

/** Responses that carry rows. */
final class Responses {
    private Responses() {}

    /** A statement's result with its first rows, or where it has none only that it was executed. */
    static ResultSetResponse statement(String connection, int statement, String sql, ResultFrames frames, int maxRows) {
        ResultSetResponse.Builder response =
                ResultSetResponse.newBuilder().setConnectionId(connection).setStatementId(statement);
        if (frames.columns().isEmpty()) {
            return response.setUpdateCount(0).build();
        }
        return response.setSignature(Signatures.of(sql, frames.columns(), List.of()))
                .setFirstFrame(frames.next(maxRows))
                .setUpdateCount(-1)
                .build();
    }

    /** Metadata, which comes whole in one frame and belongs to no statement. */
    static ResultSetResponse metadata(String connection, StatementResult result) {
        ResultFrames frames = new ResultFrames(result);
        Signature signature = Signatures.of("", frames.columns(), List.of());
        return ResultSetResponse.newBuilder()
                .setConnectionId(connection)
                .setSignature(signature)
                .setFirstFrame(frames.next(Integer.MAX_VALUE))
                .setUpdateCount(-1)
                .build();
    }
}
