package io.mesquite.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.concurrent.CountDownLatch;

/** The main class of a client that executes a query, reads its first row, and waits to be killed. */
final class DyingClient {
    private DyingClient() {}

    /** @param arguments URL and SQL */
    public static void main(String[] arguments) throws Exception {
        Connection connection = DriverManager.getConnection(arguments[0]);
        System.out.println("connected");
        ResultSet rows = connection.createStatement().executeQuery(arguments[1]);
        rows.next();
        System.out.println("reading");
        new CountDownLatch(1).await();
    }

    /** A process that runs this, whose output is read by the caller. */
    static Process start(String url, String sql) throws Exception {
        String java = System.getProperty("java.home") + "/bin/java";
        return new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingClient.class.getName(),
                        url,
                        sql)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
