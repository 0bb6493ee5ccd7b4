package io.mesquite.server.http;

import io.mesquite.server.engine.QueryDetail;
import io.mesquite.server.engine.QueryInfo;
import java.util.List;
import java.util.stream.Collectors;

/** Queries as JSON. */
final class QueryJson {
    private QueryJson() {}

    static String of(List<QueryInfo> queries) {
        return queries.stream().map(QueryJson::of).collect(Collectors.joining(",\n", "[", "]\n"));
    }

    static String of(QueryDetail query) {
        String fields = of(query.info());
        return fields.substring(0, fields.length() - 1) + ",\"plan\":" + quoted(query.plan()) + "}\n";
    }

    private static String of(QueryInfo query) {
        return "{\"id\":" + quoted(query.id())
                + ",\"state\":" + quoted(query.state().name())
                + ",\"active\":" + query.isActive()
                + ",\"user\":" + quoted(query.user())
                + ",\"application\":" + quoted(query.application())
                + ",\"start\":" + quoted(query.start().toString())
                + ",\"millis\":" + query.elapsed().toMillis()
                + ",\"rows\":" + query.rows()
                + ",\"splits\":" + query.progress().splitsKnown()
                + ",\"splitsOpened\":" + query.progress().splitsOpened()
                + ",\"rowsRead\":" + query.progress().rowsRead()
                + ",\"bytesRead\":" + query.progress().bytesRead()
                + ",\"memory\":" + query.progress().memoryBytes()
                + ",\"peakMemory\":" + query.progress().peakMemoryBytes()
                + ",\"waiting\":" + query.waiting().map(QueryJson::quoted).orElse("null")
                + ",\"spilled\":" + query.progress().spilledBytes()
                + ",\"error\":" + query.error().map(QueryJson::quoted).orElse("null")
                + ",\"sql\":" + quoted(query.sql()) + "}";
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
