package io.mesquite.hadoop;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * As whom a store is read: the process's user, another name where HDFS believes names, or a Kerberos principal with its
 * keytab, whose ticket is renewed in time. Thread-safe.
 */
final class HdfsLogin {
    private static final String AUTHENTICATION = "hadoop.security.authentication";

    private final String user;
    private final String principal;
    private final String keytab;
    private UserGroupInformation kerberos;

    private HdfsLogin(String user, String principal, String keytab) {
        this.user = user;
        this.principal = principal;
        this.keytab = keytab;
    }

    /** Checks what can be checked without asking anybody. */
    static HdfsLogin of(Map<String, String> properties, Configuration configuration) {
        String user = properties.getOrDefault("hdfs.user", "").strip();
        String principal = properties.getOrDefault("hdfs.principal", "").strip();
        String keytab = properties.getOrDefault("hdfs.keytab", "").strip();
        if (principal.isEmpty() != keytab.isEmpty()) {
            throw invalid("hdfs.principal and hdfs.keytab must be set together");
        }
        if (!principal.isEmpty() && !user.isEmpty()) {
            throw invalid("only one of hdfs.user and hdfs.principal may be set");
        }
        if (!principal.isEmpty()) {
            if (!Files.isReadable(Path.of(keytab))) {
                throw invalid("hdfs.keytab names '" + keytab + "', which is not there or can't be read (looked for "
                        + Path.of(keytab).toAbsolutePath() + ")");
            }
            configuration.set(AUTHENTICATION, "kerberos");
        }
        return new HdfsLogin(user, principal, keytab);
    }

    /** Connects as the user. */
    synchronized FileSystem connect(URI root, Configuration configuration) throws IOException {
        try {
            if (principal.isEmpty()) {
                return user.isEmpty()
                        ? FileSystem.newInstance(root, configuration)
                        : FileSystem.newInstance(root, configuration, user);
            }
            if (kerberos == null) {
                UserGroupInformation.setConfiguration(configuration);
                kerberos = UserGroupInformation.loginUserFromKeytabAndReturnUGI(principal, keytab);
            }
            return kerberos.doAs(
                    (PrivilegedExceptionAction<FileSystem>) () -> FileSystem.newInstance(root, configuration));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while connecting", e);
        }
    }

    /** Renews the ticket where most of its life is over; quick where it is not. */
    synchronized void renew() throws IOException {
        if (kerberos != null) {
            kerberos.checkTGTAndReloginFromKeytab();
        }
    }

    @Override
    public String toString() {
        return principal.isEmpty()
                ? "user " + (user.isEmpty() ? System.getProperty("user.name") : user)
                : principal + " with " + keytab;
    }

    private static MesquiteException invalid(String message) {
        return new MesquiteException(ErrorCode.INVALID_CONFIGURATION, message);
    }
}
