package io.mesquite.files;

import io.mesquite.files.filesystem.FileSystems;
import io.mesquite.files.filesystem.LocalFileSystem;
import io.mesquite.files.format.FileFormats;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ConnectorFactory;
import io.mesquite.spi.connector.ConnectorProperty;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes catalogs of the tables in a folder; see {@link FilesConnector}. */
public final class FilesConnectorFactory implements ConnectorFactory {
    private static final String LOCATION = "location";
    private static final String SAMPLE_BYTES = "sample-bytes";
    private static final String LISTING_AGE = "listing-age";
    private static final String ONLY_PATHS = "only-paths";
    private static final int MIN_SAMPLE_BYTES = 1 << 10;
    private static final int MAX_SAMPLE_BYTES = 1 << 30;

    @Override
    public String name() {
        return "files";
    }

    @Override
    public List<ConnectorProperty> properties() {
        return List.of(
                new ConnectorProperty(
                        LOCATION,
                        "",
                        "The folder whose sub-folders and files are the tables: a path, absolute or relative to the"
                                + " working directory, or a file:, hdfs: or s3: URL. Required."),
                new ConnectorProperty(
                        SAMPLE_BYTES,
                        Integer.toString(FilesConnector.DEFAULT_SAMPLE_BYTES),
                        "How much of the beginning of a CSV or JSON file is looked at to guess its types."),
                new ConnectorProperty(
                        LISTING_AGE,
                        "",
                        "For how many seconds the listing of a folder is believed; 1 for files of this machine, 10 for"
                                + " those of a store."),
                new ConnectorProperty(
                        ONLY_PATHS,
                        "false",
                        "Whether the catalog has no tables, and serves only statements that name files in the location by"
                                + " their path, such as FROM '/data/*.csv'."),
                new ConnectorProperty(
                        "config-files",
                        "",
                        "Hadoop's own configuration files, such as core-site.xml and hdfs-site.xml, separated by commas."),
                new ConnectorProperty(
                        "hadoop.*",
                        "",
                        "Any key of Hadoop, with hadoop. before it, such as hadoop.dfs.client.socket-timeout; stronger"
                                + " than the configuration files and the keys below."),
                new ConnectorProperty("hdfs.user", "", "The name under which HDFS is read; else the process's user."),
                new ConnectorProperty(
                        "hdfs.principal", "", "The Kerberos principal to read HDFS as, such as reader@EXAMPLE.ORG."),
                new ConnectorProperty("hdfs.keytab", "", "The file that has the principal's key."),
                new ConnectorProperty(
                        "s3.endpoint", "", "The address of a store that is not AWS, such as https://host:9000."),
                new ConnectorProperty("s3.region", "", "The bucket's region, such as eu-central-1."),
                new ConnectorProperty(
                        "s3.path-style",
                        "",
                        "Whether the bucket's name stands in the path and not in the host's name; true where s3.endpoint"
                                + " is set, else false."),
                new ConnectorProperty(
                        "s3.credentials-file",
                        "",
                        "A file of lines access-key=..., secret-key=... and, if there is one, session-token=... Without"
                                + " it AWS's usual places count: environment, profile, machine."),
                new ConnectorProperty(
                        "s3.profile", "", "The profile in ~/.aws/credentials and ~/.aws/config to read as."),
                new ConnectorProperty(
                        "s3.anonymous", "false", "Whether to read without credentials, as public buckets allow."));
    }

    @Override
    public Connector open(String catalog, Map<String, String> properties) {
        String location = properties.get(LOCATION);
        if (location == null || location.isBlank()) {
            throw invalid("the key 'location' is missing; it names the folder that holds the tables");
        }
        int sampleBytes = sampleBytes(properties.get(SAMPLE_BYTES));
        boolean local = FileSystems.scheme(location).map("file"::equals).orElse(true);
        boolean onlyPaths = Boolean.parseBoolean(properties.getOrDefault(ONLY_PATHS, "false"));
        Duration listingAge = listingAge(
                properties.get(LISTING_AGE),
                local ? FilesConnector.DEFAULT_LISTING_AGE : FilesConnector.DEFAULT_REMOTE_LISTING_AGE);
        FileFormats formats = new FileFormats(InstalledFormats.all(sampleBytes));
        return local
                ? new FilesConnector(
                        localPath(location).toString(), onlyPaths, listingAge, new LocalFileSystem(), formats)
                : new FilesConnector(location, onlyPaths, listingAge, FileSystems.open(location, properties), formats);
    }

    private static Path localPath(String location) {
        Path path;
        try {
            if (location.regionMatches(true, 0, "file:", 0, 5)) {
                String rest = location.substring(5);
                path = rest.startsWith("/") ? Path.of(URI.create("file:" + rest)) : Path.of(rest);
            } else {
                path = Path.of(location);
            }
        } catch (IllegalArgumentException e) {
            throw invalid("location '" + location + "' is not a path: " + e.getMessage());
        }
        if (!Files.exists(path)) {
            throw invalid("location '" + location + "' does not exist (looked for " + path.toAbsolutePath() + ")");
        }
        return path.toAbsolutePath().normalize();
    }

    private static int sampleBytes(String text) {
        if (text == null) {
            return FilesConnector.DEFAULT_SAMPLE_BYTES;
        }
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= MIN_SAMPLE_BYTES && value <= MAX_SAMPLE_BYTES) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw badSample(text);
        }
        throw badSample(text);
    }

    private static Duration listingAge(String text, Duration standard) {
        if (text == null) {
            return standard;
        }
        if (!text.matches("\\d{1,6}")) {
            throw invalid("listing-age must be a number of seconds from 0 to 999999, not '" + text + "'");
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    private static MesquiteException badSample(String text) {
        return invalid("sample-bytes must be a number from " + MIN_SAMPLE_BYTES + " to " + MAX_SAMPLE_BYTES + ", not '"
                + text + "'");
    }

    private static MesquiteException invalid(String message) {
        return new MesquiteException(ErrorCode.INVALID_CONFIGURATION, message);
    }
}
