package io.mesquite.testing;

/** The SQL scripts in one process. */
class SqlScriptIT extends SqlScripts {
    @Override
    TestServer newServer() throws Exception {
        return TestServer.start(0.01);
    }
}
