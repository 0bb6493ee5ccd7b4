package io.mesquite.catalog;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The description of one catalog: {@code key=value} lines in the syntax of {@link Properties}, in UTF-8. The key {@code
 * connector} names the kind of store; the others are the connector's own.
 *
 * @param source where it comes from, for messages
 * @param catalog the name, which is the file's without its ending
 */
record CatalogFile(String source, String catalog, Map<String, String> properties) {
    static final String CONNECTOR_KEY = "connector";

    private static final String ENDING = ".properties";

    CatalogFile {
        properties = Map.copyOf(properties);
    }

    /** The descriptions in a folder, sorted by name; none where there is no such folder. */
    static List<CatalogFile> inFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<CatalogFile> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path entry : entries) {
                files.add(read(entry));
            }
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        files.sort(Comparator.comparing(CatalogFile::catalog));
        return files;
    }

    private static CatalogFile read(Path file) {
        String name = file.getFileName().toString();
        Map<String, String> values = new TreeMap<>();
        Properties properties = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                if (values.put(key.toString(), value.toString().strip()) != null) {
                    throw new MesquiteException(
                            ErrorCode.INVALID_CONFIGURATION,
                            file + ": the key '" + key + "' is there twice; remove one of the two");
                }
                return super.put(key, value);
            }
        };
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, e);
        }
        return new CatalogFile(file.toString(), name.substring(0, name.length() - ENDING.length()), values);
    }

    private static MesquiteException unreadable(Path file, Exception cause) {
        return new MesquiteException(
                ErrorCode.INVALID_CONFIGURATION, file + " can't be read: " + cause.getMessage(), cause);
    }
}
