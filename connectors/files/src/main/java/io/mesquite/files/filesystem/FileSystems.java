package io.mesquite.files.filesystem;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds who opens locations of a scheme. Providers stand on the class path, or in sub-folders of the plugin folder, each with
 * its jars: these are loaded when a location first asks for them, and see nothing of each other. The plugin folder is named by
 * the system property {@code mesquite.plugins}; else it is {@code plugins} beside the folder of Mesquite's jars.
 */
public final class FileSystems {
    private static final String PLUGINS = "mesquite.plugins";
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*");

    private FileSystems() {}

    /** The scheme of a location, in lower case; empty for a path. */
    public static Optional<String> scheme(String location) {
        Matcher matcher = SCHEME.matcher(location);
        return matcher.matches() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /**
     * Opens the file system of a location that has a scheme.
     *
     * @throws MesquiteException INVALID_CONFIGURATION, also where nobody knows the scheme
     */
    public static FileSystem open(String location, Map<String, String> properties) {
        String scheme = scheme(location).orElseThrow();
        TreeSet<String> known = new TreeSet<>(List.of("file"));
        for (FileSystemProvider provider : Installed.PROVIDERS) {
            if (provider.schemes().contains(scheme)) {
                return provider.open(location, properties);
            }
            known.addAll(provider.schemes());
        }
        throw new MesquiteException(
                ErrorCode.INVALID_CONFIGURATION,
                "location '" + location + "' can't be read: nothing installed reads " + scheme + ":, only "
                        + String.join(", ", known)
                        + (known.size() > 1
                                ? ""
                                : "; there are no plugins in "
                                        + PluginFolders.root(PLUGINS)
                                                .map(Path::toString)
                                                .orElse("a folder named by -D" + PLUGINS)));
    }

    /** Found when first asked for: a catalog of local files never does. */
    private static final class Installed {
        private static final List<FileSystemProvider> PROVIDERS = find();

        private static List<FileSystemProvider> find() {
            List<FileSystemProvider> onClassPath =
                    ServiceLoader.load(FileSystemProvider.class, FileSystems.class.getClassLoader()).stream()
                            .map(ServiceLoader.Provider::get)
                            .toList();
            if (!onClassPath.isEmpty()) {
                return onClassPath;
            }
            return PluginFolders.root(PLUGINS).filter(Files::isDirectory).stream()
                    .flatMap(root -> PluginFolders.loaders(root).stream())
                    .flatMap(loader -> ServiceLoader.load(FileSystemProvider.class, loader).stream())
                    .map(ServiceLoader.Provider::get)
                    .toList();
        }
    }
}
