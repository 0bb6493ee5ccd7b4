package io.mesquite.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Whether and whom to trust for TLS, from a connection's properties. */
final class TlsSettings {
    private TlsSettings() {}

    /**
     * Makes the sockets of connections that are encrypted.
     *
     * @return null for connections that are not
     * @throws SQLException of state 08001 for a value that is neither true nor false, or a file that holds no certificates
     */
    static SSLSocketFactory of(Properties properties) throws SQLException {
        String ssl = properties.getProperty(DriverProperty.SSL.key(), "false");
        String roots = properties.getProperty(DriverProperty.SSL_ROOT_CERT.key());
        if (ssl.equalsIgnoreCase("false")) {
            return null;
        }
        if (!ssl.equalsIgnoreCase("true")) {
            throw new SQLException("The property ssl is true or false, and not '" + ssl + "'", "08001");
        }
        return roots == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : trusting(roots);
    }

    private static SSLSocketFactory trusting(String roots) throws SQLException {
        try (InputStream file = Files.newInputStream(Path.of(roots))) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(file);
            if (certificates.isEmpty()) {
                throw new SQLException("There are no certificates in " + roots + ", which sslRootCert names", "08001");
            }
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                trusted.setCertificateEntry("root" + number++, certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | InvalidPathException | GeneralSecurityException e) {
            throw new SQLException(
                    "The certificates that sslRootCert names can't be read from " + roots + ": " + e.getMessage(),
                    "08001",
                    e);
        }
    }
}
