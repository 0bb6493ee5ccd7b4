package io.mesquite.engine.function.user;

import io.mesquite.engine.function.FunctionRegistry;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.function.FunctionPlugin;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds {@link FunctionPlugin}s in the folders {@code functions/NAME} of the plugin folder, each with a class loader that sees the JDK,
 * the interfaces of {@code io.mesquite.spi}, and its own jars. The plugin folder is named by the system property {@code
 * mesquite.plugins}; else it is {@code plugins} beside the folder of Mesquite's jars.
 */
public final class FunctionPlugins {
    private static final String PROPERTY = "mesquite.plugins";

    private FunctionPlugins() {}

    /** The plugin folder; empty where there is none. */
    public static Optional<Path> folder() {
        String named = System.getProperty(PROPERTY);
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        try {
            Path jar = Path.of(FunctionPlugins.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path parent = jar.getParent() == null ? null : jar.getParent().getParent();
            return Optional.ofNullable(parent).map(beside -> beside.resolve("plugins"));
        } catch (URISyntaxException | RuntimeException e) {
            // classes that do not come from a file have no folder beside them
            return Optional.empty();
        }
    }

    /**
     * Adds the functions of all plugins.
     *
     * @param taken the names of Mesquite's own functions
     * @throws MesquiteException INVALID_CONFIGURATION where a plugin can't be loaded or has a function that can't be added
     */
    public static void addTo(FunctionRegistry.Builder builder, Set<String> taken, Path plugins) {
        Path functions = plugins.resolve("functions");
        if (!Files.isDirectory(functions)) {
            return;
        }
        for (Path folder : list(functions)) {
            if (Files.isDirectory(folder)) {
                load(folder).forEach(plugin -> UserFunctions.add(plugin, taken, builder));
            }
        }
    }

    private static List<FunctionPlugin> load(Path folder) {
        URL[] jars = list(folder).stream()
                .filter(file -> file.toString().endsWith(".jar"))
                .map(FunctionPlugins::url)
                .toArray(URL[]::new);
        // open as long as the process: functions load classes when they are called
        URLClassLoader loader = new URLClassLoader("functions-" + folder.getFileName(), jars, new SharedClasses());
        try {
            List<FunctionPlugin> plugins = ServiceLoader.load(FunctionPlugin.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
            if (plugins.isEmpty()) {
                throw new MesquiteException(
                        ErrorCode.INVALID_CONFIGURATION,
                        "the folder " + folder
                                + " has no function plugin; one of its jars needs a file META-INF/services/"
                                + FunctionPlugin.class.getName() + " that names a class");
            }
            return plugins;
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new MesquiteException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "the function plugin in " + folder + " can't be loaded: " + e.getMessage()
                            + "; its jars must have all that it uses besides the JDK and io.mesquite.spi",
                    e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new MesquiteException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "the plugin folder " + folder + " can't be read: " + e.getMessage() + "; check its permissions",
                    e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(jar.toString(), e);
        }
    }

    /** Lets through only what plugins and Mesquite must both mean the same by. */
    private static final class SharedClasses extends ClassLoader {
        private final ClassLoader mesquite = FunctionPlugins.class.getClassLoader();

        private SharedClasses() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("io.mesquite.spi.")) {
                return mesquite.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
