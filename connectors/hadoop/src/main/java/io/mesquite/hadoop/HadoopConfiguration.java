package io.mesquite.hadoop;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Hadoop's configuration from a catalog's keys: its own files first, then what Mesquite sets, then {@code hadoop.*} keys. */
final class HadoopConfiguration {
    private static final String PREFIX = "hadoop.";
    private static final List<String> SECRETS =
            List.of("fs.s3a.access.key", "fs.s3a.secret.key", "fs.s3a.session.token");

    private HadoopConfiguration() {}

    static Configuration of(Map<String, String> properties) {
        Configuration configuration = new Configuration();
        configuration.setClassLoader(HadoopConfiguration.class.getClassLoader());
        for (String name : properties.getOrDefault("config-files", "").split(",")) {
            if (!name.isBlank()) {
                add(name.strip(), configuration);
            }
        }
        configuration.set("fs.hdfs.impl", "org.apache.hadoop.hdfs.DistributedFileSystem");
        configuration.set("fs.s3a.impl", "org.apache.hadoop.fs.s3a.S3AFileSystem");
        return configuration;
    }

    /** Sets the keys that begin with {@code hadoop.}, which are stronger than all others. */
    static void applyPassedThrough(Map<String, String> properties, Configuration configuration) {
        properties.forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                String name = key.substring(PREFIX.length());
                if (SECRETS.contains(name)) {
                    throw invalid(
                            "the key '" + key + "' would put a secret into the catalog's file; name a file that has"
                                    + " it with s3.credentials-file");
                }
                configuration.set(name, value);
            }
        });
    }

    private static void add(String name, Configuration configuration) {
        java.nio.file.Path file = java.nio.file.Path.of(name);
        if (!Files.isReadable(file)) {
            throw invalid("config-files names '" + name + "', which is not there or can't be read (looked for "
                    + file.toAbsolutePath() + ")");
        }
        Configuration alone = new Configuration(false);
        alone.addResource(new Path(file.toUri()));
        try {
            // Hadoop reads it late and throws then; here it still can be said which file is wrong
            alone.size();
        } catch (RuntimeException e) {
            throw invalid("config-files names '" + name + "', which is no Hadoop configuration: " + e.getMessage());
        }
        configuration.addResource(new Path(file.toUri()));
    }

    private static MesquiteException invalid(String message) {
        return new MesquiteException(ErrorCode.INVALID_CONFIGURATION, message);
    }
}
