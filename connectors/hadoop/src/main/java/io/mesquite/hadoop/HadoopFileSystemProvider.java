package io.mesquite.hadoop;

import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.filesystem.FileSystemProvider;
import io.mesquite.hadoop.input.HadoopLogs;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/** Opens {@code hdfs:} and {@code s3:} locations. */
public final class HadoopFileSystemProvider implements FileSystemProvider {
    private static final Set<String> S3 = Set.of("s3", "s3a");

    @Override
    public Set<String> schemes() {
        return Set.of("hdfs", "s3", "s3a");
    }

    @Override
    public FileSystem open(String location, Map<String, String> properties) {
        HadoopLogs.silence();
        URI uri = uri(location);
        boolean s3 = S3.contains(uri.getScheme());
        if (s3 && uri.getAuthority() == null) {
            throw new MesquiteException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "location '" + location + "' names no bucket; write s3://BUCKET/FOLDER");
        }
        Configuration configuration = HadoopConfiguration.of(properties);
        if (s3) {
            S3Configuration.apply(properties, configuration);
        }
        HadoopConfiguration.applyPassedThrough(properties, configuration);
        HdfsLogin login = HdfsLogin.of(s3 ? Map.of() : properties, configuration);
        return new HadoopFileSystem(
                uri,
                configuration,
                login,
                s3 ? Endpoints.ofS3(configuration) : Endpoints.ofHdfs(uri, configuration),
                s3 ? new S3Failures(uri, properties) : new HdfsFailures());
    }

    private static URI uri(String location) {
        int schemeEnd = location.indexOf(':');
        int pathStart = location.startsWith("//", schemeEnd + 1) ? location.indexOf('/', schemeEnd + 3) : -1;
        // the path may have characters that a URI does not take
        String root = pathStart < 0 ? location : location.substring(0, pathStart);
        try {
            return URI.create(root.endsWith("//") ? root + "/" : root);
        } catch (IllegalArgumentException e) {
            throw new MesquiteException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "location '" + location + "' is no URL: " + e.getMessage() + "; write hdfs://HOST:PORT/FOLDER or"
                            + " s3://BUCKET/FOLDER",
                    e);
        }
    }
}
