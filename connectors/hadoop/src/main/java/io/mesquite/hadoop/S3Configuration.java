package io.mesquite.hadoop;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;

/** The {@code s3.*} keys of a catalog as what Hadoop's S3 client understands. */
final class S3Configuration {
    private static final String PROVIDER = "fs.s3a.aws.credentials.provider";
    private static final String SIMPLE = "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider";
    private static final String TEMPORARY = "org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider";
    private static final String ANONYMOUS = "org.apache.hadoop.fs.s3a.AnonymousAWSCredentialsProvider";
    private static final String PROFILE = "org.apache.hadoop.fs.s3a.auth.ProfileAWSCredentialsProvider";
    private static final List<String> CREDENTIAL_KEYS = List.of("access-key", "secret-key", "session-token");

    private S3Configuration() {}

    static void apply(Map<String, String> properties, Configuration configuration) {
        String endpoint = properties.getOrDefault("s3.endpoint", "");
        if (!endpoint.isBlank()) {
            configuration.set("fs.s3a.endpoint", endpoint);
            configuration.setBoolean("fs.s3a.path.style.access", true);
            // other stores take any region, but a signature needs one
            configuration.set("fs.s3a.endpoint.region", "us-east-1");
        }
        set(properties, "s3.region", configuration, "fs.s3a.endpoint.region");
        set(properties, "s3.path-style", configuration, "fs.s3a.path.style.access");
        applyCredentials(properties, configuration);
        // columns are read in pieces by position, never from the beginning to the end
        configuration.set("fs.s3a.experimental.input.fadvise", "random");
        configuration.set("fs.s3a.input.stream.type", "classic");
        // a broken store is told of within seconds; one that asks to slow down gets more patience
        configuration.setInt("fs.s3a.attempts.maximum", 2);
        configuration.setInt("fs.s3a.retry.limit", 4);
        configuration.set("fs.s3a.retry.interval", "200ms");
        configuration.setInt("fs.s3a.retry.throttle.limit", 12);
        configuration.set("fs.s3a.retry.throttle.interval", "100ms");
        // some stores tell no ETag; where they do, a change is seen
        configuration.setBoolean("fs.s3a.change.detection.version.required", false);
        // the bucket is looked for by the first listing; a request for it alone would be one more
        configuration.setInt("fs.s3a.bucket.probe", 0);
    }

    private static void applyCredentials(Map<String, String> properties, Configuration configuration) {
        String file = properties.getOrDefault("s3.credentials-file", "");
        String profile = properties.getOrDefault("s3.profile", "");
        boolean anonymous = Boolean.parseBoolean(properties.getOrDefault("s3.anonymous", "false"));
        if ((file.isBlank() ? 0 : 1) + (profile.isBlank() ? 0 : 1) + (anonymous ? 1 : 0) > 1) {
            throw invalid("only one of s3.credentials-file, s3.profile and s3.anonymous may be set");
        }
        if (anonymous) {
            configuration.set(PROVIDER, ANONYMOUS);
        } else if (!profile.isBlank()) {
            configuration.set(PROVIDER, PROFILE);
            configuration.set("fs.s3a.auth.profile.name", profile);
        } else if (!file.isBlank()) {
            Properties credentials = read(Path.of(file));
            String token = credentials.getProperty("session-token", "");
            configuration.set(PROVIDER, token.isBlank() ? SIMPLE : TEMPORARY);
            configuration.set("fs.s3a.access.key", required(credentials, "access-key", file));
            configuration.set("fs.s3a.secret.key", required(credentials, "secret-key", file));
            configuration.set("fs.s3a.session.token", token.strip());
        }
    }

    private static Properties read(Path file) {
        Properties credentials = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            credentials.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw invalid("s3.credentials-file names '" + file + "', which can't be read (looked for "
                    + file.toAbsolutePath() + "); it has lines access-key=... and secret-key=...");
        }
        for (Object key : credentials.keySet()) {
            if (!CREDENTIAL_KEYS.contains(key)) {
                throw invalid(file + ": there is no key '" + key + "', only " + String.join(", ", CREDENTIAL_KEYS));
            }
        }
        return credentials;
    }

    private static String required(Properties credentials, String key, String file) {
        String value = credentials.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw invalid(file + ": the key '" + key + "' is missing");
        }
        return value;
    }

    private static void set(Map<String, String> properties, String key, Configuration configuration, String name) {
        String value = properties.getOrDefault(key, "");
        if (!value.isBlank()) {
            configuration.set(name, value.strip());
        }
    }

    private static MesquiteException invalid(String message) {
        return new MesquiteException(ErrorCode.INVALID_CONFIGURATION, message);
    }
}
