package io.mesquite.cassandra;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS that trusts the certificates of the configured store, or the ones that Java trusts. */
final class TrustedTls {
    private TrustedTls() {}

    static SSLContext context(CassandraConfiguration configuration) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            if (configuration.truststore().isEmpty()) {
                context.init(null, null, null);
                return context;
            }
            Path file = configuration.truststore().get();
            char[] password =
                    configuration.truststorePassword().map(String::toCharArray).orElse(null);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(KeyStore.getInstance(file.toFile(), password));
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw CassandraConfiguration.invalid("the truststore can't be used: " + e.getMessage()
                    + "; check truststore and truststore-password-file");
        }
    }
}
