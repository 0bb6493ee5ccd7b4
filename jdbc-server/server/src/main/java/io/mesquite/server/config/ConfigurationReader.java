package io.mesquite.server.config;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** Reads values of their types; what can't be read fails with the file, the key, the value and the form. */
final class ConfigurationReader {
    private final String source;
    private final Properties properties;

    ConfigurationReader(String source, Properties properties) {
        this.source = source;
        this.properties = properties;
    }

    String text(ConfigurationKey key) {
        return properties.getProperty(key.key(), key.defaultValue()).strip();
    }

    int integer(ConfigurationKey key, int least) {
        return optionalInteger(key, least).orElseThrow(() -> invalid(key, "a number is missing", null));
    }

    Optional<Integer> optionalInteger(ConfigurationKey key, int least) {
        if (text(key).isEmpty()) {
            return Optional.empty();
        }
        try {
            int number = Integer.parseInt(text(key));
            if (number >= least) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            throw invalid(key, "it must be a whole number", e);
        }
        throw invalid(key, "it must be at least " + least, null);
    }

    /** Empty for zero. */
    Optional<Duration> positiveDuration(ConfigurationKey key) {
        try {
            return Optional.of(Durations.parse(text(key))).filter(duration -> !duration.isZero());
        } catch (IllegalArgumentException e) {
            throw invalid(key, e.getMessage(), e);
        }
    }

    Optional<Long> size(ConfigurationKey key) {
        if (text(key).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(DataSize.parse(text(key)).bytes()).filter(bytes -> bytes > 0);
        } catch (IllegalArgumentException e) {
            throw invalid(key, e.getMessage(), e);
        }
    }

    private RuntimeException invalid(ConfigurationKey key, String why, Throwable cause) {
        return ServerConfiguration.invalid(source + key.key() + " can't be '" + text(key) + "': " + why, cause);
    }
}
