package io.mesquite.server.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Who may use the server, and whether what is sent is encrypted.
 *
 * @param usersFile who may log in; empty for anybody on this machine
 * @param administrators users who may end the queries of all
 * @param keyStore file of the server's key and certificates; empty for connections that are not encrypted
 * @param keyStorePasswordFile whose first line is the password of it
 */
public record SecurityConfiguration(
        Optional<Path> usersFile,
        Set<String> administrators,
        Optional<Path> keyStore,
        Optional<Path> keyStorePasswordFile) {
    static SecurityConfiguration read(ConfigurationReader reader, Path folder) {
        return new SecurityConfiguration(
                reader.optionalText(ConfigurationKey.SECURITY_USERS_FILE).map(folder::resolve),
                Set.copyOf(reader.words(ConfigurationKey.SECURITY_ADMINISTRATORS)),
                reader.optionalText(ConfigurationKey.SECURITY_KEY_STORE).map(folder::resolve),
                reader.optionalText(ConfigurationKey.SECURITY_KEY_STORE_PASSWORD_FILE)
                        .map(folder::resolve));
    }
}
