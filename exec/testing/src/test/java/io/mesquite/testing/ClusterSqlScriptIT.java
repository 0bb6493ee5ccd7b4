package io.mesquite.testing;

/** The SQL scripts on worker processes. */
class ClusterSqlScriptIT extends SqlScripts {
    @Override
    TestServer newServer() throws Exception {
        return TestServer.onWorkers(0.01, 2);
    }
}
