package io.mesquite.files;

import io.mesquite.files.filesystem.LocalFileSystem;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ConnectorFactory;
import io.mesquite.spi.connector.ConnectorProperty;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes catalogs of the tables in a folder; see {@link FilesConnector}. */
public final class FilesConnectorFactory implements ConnectorFactory {
    private static final String LOCATION = "location";
    private static final String SAMPLE_BYTES = "sample-bytes";
    private static final int MIN_SAMPLE_BYTES = 1 << 10;
    private static final int MAX_SAMPLE_BYTES = 1 << 30;
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*");

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
                                + " working directory, or a file: URL. Required."),
                new ConnectorProperty(
                        SAMPLE_BYTES,
                        Integer.toString(FilesConnector.DEFAULT_SAMPLE_BYTES),
                        "How much of the beginning of a CSV or JSON file is looked at to guess its types."));
    }

    @Override
    public Connector open(String catalog, Map<String, String> properties) {
        String location = properties.get(LOCATION);
        if (location == null || location.isBlank()) {
            throw invalid("the key 'location' is missing; it names the folder that holds the tables");
        }
        int sampleBytes = sampleBytes(properties.get(SAMPLE_BYTES));
        return new FilesConnector(localPath(location).toString(), new LocalFileSystem(), sampleBytes);
    }

    private static Path localPath(String location) {
        Path path;
        try {
            if (location.regionMatches(true, 0, "file:", 0, 5)) {
                String rest = location.substring(5);
                path = rest.startsWith("/") ? Path.of(URI.create("file:" + rest)) : Path.of(rest);
            } else if (SCHEME.matcher(location).matches()) {
                throw invalid(
                        "location '" + location + "' is not on this machine; only local folders can be read so far");
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

    private static MesquiteException badSample(String text) {
        return invalid("sample-bytes must be a number from " + MIN_SAMPLE_BYTES + " to " + MAX_SAMPLE_BYTES + ", not '"
                + text + "'");
    }

    private static MesquiteException invalid(String message) {
        return new MesquiteException(ErrorCode.INVALID_CONFIGURATION, message);
    }
}
