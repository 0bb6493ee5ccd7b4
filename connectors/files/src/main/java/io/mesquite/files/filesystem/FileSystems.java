package io.mesquite.files.filesystem;

import io.mesquite.files.plugin.PluginFolders;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds who opens locations of a scheme: providers on the class path or in plugins, see {@link PluginFolders}. */
public final class FileSystems {
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
                        + (known.size() > 1 ? "" : "; there are no plugins in " + PluginFolders.place()));
    }

    /** Found when first asked for: a catalog of local files never does. */
    private static final class Installed {
        private static final List<FileSystemProvider> PROVIDERS = PluginFolders.load(FileSystemProvider.class);
    }
}
