package io.mesquite.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.connector.CheckStep;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HDFS with Kerberos and SASL between client and DataNodes, and a KDC in this process. */
class SecureHdfsIT {
    private static final String REALM = "EXAMPLE.COM";
    private static final String SERVICE = "hdfs/localhost@" + REALM;
    private static final String READER = "reader@" + REALM;

    @TempDir
    private static Path folder;

    private static SimpleKdcServer kdc;
    private static MiniDFSCluster cluster;
    private static Path site;
    private static Path keytab;
    private static StoreTest mesquite;

    @BeforeAll
    static void start() throws Exception {
        kdc = new SimpleKdcServer();
        kdc.setWorkDir(Files.createDirectory(folder.resolve("kdc")).toFile());
        kdc.setKdcHost("localhost");
        kdc.setKdcRealm(REALM);
        kdc.setAllowUdp(false);
        try (ServerSocket socket = new ServerSocket(0)) {
            kdc.setKdcTcpPort(socket.getLocalPort());
        }
        kdc.init();
        kdc.start();
        Path services = folder.resolve("services.keytab");
        kdc.createAndExportPrincipals(services.toFile(), SERVICE, "HTTP/localhost@" + REALM);
        keytab = folder.resolve("reader.keytab");
        kdc.createAndExportPrincipals(keytab.toFile(), READER);

        Configuration configuration = new Configuration();
        configuration.set("hdfs.minidfs.basedir", folder.resolve("hdfs").toString());
        configuration.set("hadoop.security.authentication", "kerberos");
        configuration.set("hadoop.security.auth_to_local", "RULE:[1:$1] RULE:[2:$1]");
        configuration.set("dfs.namenode.kerberos.principal", SERVICE);
        configuration.set("dfs.namenode.keytab.file", services.toString());
        configuration.set("dfs.datanode.kerberos.principal", SERVICE);
        configuration.set("dfs.datanode.keytab.file", services.toString());
        configuration.set("dfs.web.authentication.kerberos.principal", "HTTP/localhost@" + REALM);
        configuration.set("dfs.web.authentication.kerberos.keytab", services.toString());
        configuration.set("dfs.block.access.token.enable", "true");
        configuration.set("dfs.data.transfer.protection", "authentication");
        configuration.set("ignore.secure.ports.for.testing", "true");
        UserGroupInformation.setConfiguration(configuration);
        UserGroupInformation.loginUserFromKeytab(SERVICE, services.toString());
        cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
        cluster.waitActive();
        try (OutputStream out = cluster.getFileSystem().create(new org.apache.hadoop.fs.Path("/shop/items.csv"))) {
            out.write("id,name\n1,a\n2,b\n".getBytes(StandardCharsets.UTF_8));
        }
        Configuration client = new Configuration(false);
        for (String key : List.of(
                "hadoop.security.auth_to_local", "dfs.namenode.kerberos.principal", "dfs.data.transfer.protection")) {
            client.set(key, configuration.get(key));
        }
        site = folder.resolve("hdfs-site.xml");
        try (OutputStream out = Files.newOutputStream(site)) {
            client.writeXml(out);
        }
        mesquite = StoreTest.start(
                folder,
                Map.of(
                        "secure", catalog(READER, keytab.toString()),
                        "stranger", catalog("stranger@" + REALM, keytab.toString())));
    }

    private static String catalog(String principal, String keytab) throws Exception {
        return "connector=files\nlocation=" + location() + "\nconfig-files=" + site + "\nhdfs.principal=" + principal
                + "\nhdfs.keytab=" + keytab;
    }

    private static String location() throws Exception {
        return cluster.getURI() + "/shop";
    }

    @AfterAll
    static void stop() throws Exception {
        mesquite.close();
        cluster.shutdown(true);
        kdc.stop();
        // other tests of this process go on without
        UserGroupInformation.reset();
    }

    @Test
    void aKeytabLogsInAndBlocksAreReadWithSasl() throws Exception {
        assertEquals(
                "2\n", mesquite.text("secure", "SELECT CAST(count(*) AS VARCHAR) FROM items WHERE name IN ('a', 'b')"));
    }

    @Test
    void aPrincipalThatTheKeytabDoesNotHaveIsToldInOneLine() {
        SQLException failure =
                assertThrows(SQLException.class, () -> mesquite.query("stranger", "SELECT count(*) FROM items"));
        assertTrue(failure.getMessage().contains("; check hdfs.principal and hdfs.keytab"), failure.getMessage());
        assertFalse(failure.getMessage().contains("\n"), failure.getMessage());
    }

    @Test
    void aCheckTellsWhichLoginIsRefused() throws Exception {
        List<CheckStep> right = StoreTest.check(catalog(READER, keytab.toString()));
        assertTrue(right.stream().allMatch(step -> step.verdict() == CheckStep.Verdict.OK), right.toString());
        List<CheckStep> wrong = StoreTest.check(catalog("stranger@" + REALM, keytab.toString()));
        CheckStep credentials = wrong.get(wrong.size() - 2);
        assertEquals(CheckStep.Verdict.FAILED, credentials.verdict(), wrong.toString());
        assertTrue(credentials.cure().startsWith("check hdfs.principal"), wrong.toString());
        assertEquals(CheckStep.Verdict.SKIPPED, wrong.get(wrong.size() - 1).verdict(), wrong.toString());
    }
}
