package io.mesquite.catalog;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A folder with a file for each view, in the syntax of {@link Properties}. Names of files are those of views, with what a
 * file's name may not hold written as in URLs; what counts is what stands in the file.
 */
final class ViewFiles {
    private static final System.Logger LOG = System.getLogger(ViewFiles.class.getName());
    private static final String ENDING = ".view";
    private static final String COLUMN = "column.";

    private final Path folder;

    ViewFiles(Path folder) {
        this.folder = folder;
    }

    List<View> readAll() {
        List<View> views = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return views;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                read(file).ifPresent(views::add);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The views in {0} can''t be read: {1}", folder, e);
        }
        return views;
    }

    private static Optional<View> read(Path file) {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            values.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "The view in {0} can''t be read: {1}", file, e);
            return Optional.empty();
        }
        for (String key : List.of("catalog", "schema", "name", "sql")) {
            if (values.getProperty(key) == null) {
                LOG.log(System.Logger.Level.WARNING, "The view in {0} is left out: its {1} is missing", file, key);
                return Optional.empty();
            }
        }
        List<String> columns = new ArrayList<>();
        for (int i = 1; values.getProperty(COLUMN + i) != null; i++) {
            columns.add(values.getProperty(COLUMN + i));
        }
        return Optional.of(new View(
                values.getProperty("catalog"),
                values.getProperty("schema"),
                values.getProperty("name"),
                values.getProperty("sql"),
                columns,
                values.getProperty("comment", ""),
                values.getProperty("owner", ""),
                Optional.ofNullable(values.getProperty("context.catalog")),
                Optional.ofNullable(values.getProperty("context.schema"))));
    }

    /** Writes the view's file, or leaves it as it was. */
    void write(View view) {
        Properties values = new Properties();
        values.setProperty("catalog", view.catalog());
        values.setProperty("schema", view.schema());
        values.setProperty("name", view.name());
        values.setProperty("sql", view.sql());
        values.setProperty("comment", view.comment());
        values.setProperty("owner", view.owner());
        for (int i = 0; i < view.columns().size(); i++) {
            values.setProperty(COLUMN + (i + 1), view.columns().get(i));
        }
        view.contextCatalog().ifPresent(catalog -> values.setProperty("context.catalog", catalog));
        view.contextSchema().ifPresent(schema -> values.setProperty("context.schema", schema));
        StringWriter text = new StringWriter();
        try {
            values.store(text, "view " + view.fullName());
            SafeFile.write(file(view), text.toString());
        } catch (IOException e) {
            throw new MesquiteException(
                    ErrorCode.DATA_UNREADABLE,
                    "the view " + view.fullName() + " can't be kept in " + folder + ": " + e
                            + "; the key views.directory in mesquite.properties names another folder",
                    e);
        }
    }

    void delete(View view) {
        try {
            Files.deleteIfExists(file(view));
        } catch (IOException e) {
            throw new MesquiteException(
                    ErrorCode.DATA_UNREADABLE,
                    "the file of the view " + view.fullName() + " can't be removed: " + e,
                    e);
        }
    }

    boolean isSameFile(View one, View other) {
        return file(one).equals(file(other));
    }

    private Path file(View view) {
        return folder.resolve(part(view.catalog()) + "." + part(view.schema()) + "." + part(view.name()) + ENDING);
    }

    private static String part(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace(".", "%2E");
    }
}
