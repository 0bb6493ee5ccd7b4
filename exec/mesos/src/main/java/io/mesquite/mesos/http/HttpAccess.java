package io.mesquite.mesos.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * How to speak with servers.
 *
 * @param authorization the value of HTTP's header of that name; secret
 */
public record HttpAccess(HttpClient client, Optional<String> authorization) {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** With no login, to servers whose certificates Java trusts. */
    public static HttpAccess plain() {
        return new HttpAccess(builder().build(), Optional.empty());
    }

    /**
     * With a login by HTTP Basic, and trust in an own certificate authority.
     *
     * @param principal with a secret file, or without
     * @param secretFile whose first line is the secret
     * @param authorityFile certificates in PEM form
     * @throws IllegalArgumentException with a message for people, when a file can't be used
     */
    public static HttpAccess of(Optional<String> principal, Optional<Path> secretFile, Optional<Path> authorityFile) {
        HttpClient.Builder builder = builder();
        authorityFile.ifPresent(file -> builder.sslContext(trusting(file)));
        Optional<String> authorization = secretFile.map(file -> basic(
                principal.orElseThrow(() -> new IllegalArgumentException("a secret file needs a principal, too")),
                secret(file)));
        return new HttpAccess(builder.build(), authorization);
    }

    /** With a token that an agent gave to its executor. */
    public static HttpAccess withToken(Optional<String> token) {
        return new HttpAccess(builder().build(), token.map(secret -> "Bearer " + secret));
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
    }

    private static String basic(String principal, String secret) {
        byte[] login = (principal + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    private static String secret(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .findFirst()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> new IllegalArgumentException("its first line, the secret, is empty"));
        } catch (IOException e) {
            throw new IllegalArgumentException("it can't be read: " + e, e);
        }
    }

    private static SSLContext trusting(Path authorityFile) {
        try (InputStream in = Files.newInputStream(authorityFile)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
            if (store.size() == 0) {
                throw new IllegalArgumentException("it holds no certificate");
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("it holds no certificates in PEM form: " + e.getMessage(), e);
        }
    }
}
