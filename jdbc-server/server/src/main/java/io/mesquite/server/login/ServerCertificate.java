package io.mesquite.server.login;

import io.mesquite.server.config.SecurityConfiguration;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The key and the certificates that the server shows its clients, from a PKCS#12 file. */
public final class ServerCertificate {
    private ServerCertificate() {}

    /**
     * What encrypts connections.
     *
     * @return empty where no key store is named
     * @throws MesquiteException INVALID_CONFIGURATION where it can't be read
     */
    public static Optional<SSLContext> of(SecurityConfiguration security) {
        return security.keyStore().map(file -> load(file, password(security.keyStorePasswordFile())));
    }

    private static SSLContext load(Path file, char[] password) {
        try (InputStream bytes = Files.newInputStream(file)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(bytes, password);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password);
            if (keys.size() == 0) {
                throw new GeneralSecurityException("it holds no key");
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (NoSuchFileException e) {
            throw invalid("There is no file " + file + "; security.key-store names the server's key", e);
        } catch (IOException | GeneralSecurityException e) {
            throw invalid(
                    "The key store " + file + " can't be read: " + e.getMessage()
                            + "; it must be PKCS#12, and security.key-store-password-file name a file with its password",
                    e);
        }
    }

    private static char[] password(Optional<Path> file) {
        if (file.isEmpty()) {
            return new char[0];
        }
        try {
            List<String> lines = Files.readAllLines(file.get());
            return lines.isEmpty() ? new char[0] : lines.get(0).toCharArray();
        } catch (IOException e) {
            throw invalid(
                    "The password of the key store can't be read from " + file.get()
                            + ", which security.key-store-password-file names",
                    e);
        }
    }

    private static MesquiteException invalid(String message, Exception cause) {
        return new MesquiteException(ErrorCode.INVALID_CONFIGURATION, message, cause);
    }
}
