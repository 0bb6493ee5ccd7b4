package io.mesquite.catalog;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The folder of catalogs' properties files, as catalogs that are made and dropped while the server runs change it. */
record CatalogFolder(Path folder) {
    void write(String catalog, Map<String, String> properties) {
        Properties values = new Properties();
        properties.forEach(values::setProperty);
        StringWriter text = new StringWriter();
        try {
            values.store(text, "made by CREATE CATALOG");
            SafeFile.write(file(catalog), text.toString());
        } catch (IOException e) {
            throw new MesquiteException(
                    ErrorCode.DATA_UNREADABLE, "the catalog can't be kept as " + file(catalog) + ": " + e, e);
        }
    }

    void delete(String catalog) {
        try {
            Files.deleteIfExists(file(catalog));
        } catch (IOException e) {
            throw new MesquiteException(
                    ErrorCode.DATA_UNREADABLE, "the file " + file(catalog) + " can't be removed: " + e, e);
        }
    }

    private Path file(String catalog) {
        return folder.resolve(catalog + ".properties");
    }
}
