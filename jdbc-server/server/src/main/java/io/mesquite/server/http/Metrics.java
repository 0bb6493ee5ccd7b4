package io.mesquite.server.http;

import io.mesquite.engine.disk.SpillSpace;
import io.mesquite.server.avatica.JdbcService;
import io.mesquite.server.engine.MesquiteEngine;
import io.mesquite.server.engine.QueryInfo;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Figures in Prometheus' text format. */
final class Metrics {
    private final MesquiteEngine engine;
    private final JdbcService jdbc;
    private final SpillSpace spill;

    Metrics(MesquiteEngine engine, JdbcService jdbc, SpillSpace spill) {
        this.spill = spill;
        this.engine = engine;
        this.jdbc = jdbc;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        add(
                text,
                "mesquite_queries_active",
                "gauge",
                "Queries that are planned or run",
                engine.queries().activeCount());
        add(text, "mesquite_connections", "gauge", "Open JDBC connections", jdbc.connectionCount());
        add(
                text,
                "mesquite_rows_total",
                "counter",
                "Rows given to clients",
                engine.queries().rows());
        help(text, "mesquite_queries_total", "counter", "Queries that have ended, by how");
        for (QueryInfo.State state : QueryInfo.State.values()) {
            if (!state.isActive()) {
                text.append("mesquite_queries_total{state=\"")
                        .append(state.name().toLowerCase(Locale.ROOT))
                        .append("\"} ")
                        .append(engine.queries().endedCount(state))
                        .append('\n');
            }
        }
        Runtime runtime = Runtime.getRuntime();
        add(
                text,
                "mesquite_spilled_bytes_total",
                "counter",
                "Bytes that queries wrote to disk for want of memory",
                spill.writtenBytes());
        add(text, "mesquite_spill_used_bytes", "gauge", "Bytes that queries have on disk", spill.usedBytes());
        add(text, "mesquite_heap_used_bytes", "gauge", "Heap in use", runtime.totalMemory() - runtime.freeMemory());
        add(text, "mesquite_heap_max_bytes", "gauge", "Largest heap", runtime.maxMemory());
        add(
                text,
                "mesquite_uptime_seconds",
                "gauge",
                "Seconds since the start",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
        return text.toString();
    }

    private static void add(StringBuilder text, String name, String type, String description, long value) {
        help(text, name, type, description);
        text.append(name).append(' ').append(value).append('\n');
    }

    private static void help(StringBuilder text, String name, String type, String description) {
        text.append("# HELP ").append(name).append(' ').append(description).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
}
