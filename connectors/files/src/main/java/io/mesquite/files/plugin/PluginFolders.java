package io.mesquite.files.plugin;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * What stands in the plugin folder: sub-folders of jars, each with a class loader that sees the JDK, the interfaces that plugins
 * implement, native compression, and its own jars. The plugin folder is named by the system property {@code mesquite.plugins};
 * else it is {@code plugins} beside the folder of Mesquite's jars. It is looked into when something first asks for it: who reads
 * local Parquet and text never does.
 */
public final class PluginFolders {
    private static final String PROPERTY = "mesquite.plugins";

    /** Compression is shared since its native libraries are loaded once a process. */
    private static final List<String> SHARED = List.of(
            "io.mesquite.spi.",
            "io.mesquite.files.filesystem.",
            "io.mesquite.files.format.",
            "org.slf4j.",
            "com.github.luben.zstd.",
            "net.jpountz.",
            "org.xerial.snappy.");

    private PluginFolders() {}

    /** All providers of a service: those of the class path, or where there are none those of the plugins. */
    public static <T> List<T> load(Class<T> service) {
        List<T> onClassPath = ServiceLoader.load(service, PluginFolders.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        if (!onClassPath.isEmpty()) {
            return onClassPath;
        }
        return Loaders.ALL.stream()
                .flatMap(loader -> ServiceLoader.load(service, loader).stream())
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** Where plugins are looked for, for messages. */
    public static String place() {
        return root().map(Path::toString).orElse("a folder named by -D" + PROPERTY);
    }

    private static final class Loaders {
        private static final List<ClassLoader> ALL = root().filter(Files::isDirectory).stream()
                .flatMap(root -> loaders(root).stream())
                .toList();
    }

    private static Optional<Path> root() {
        String named = System.getProperty(PROPERTY);
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        try {
            Path jar = Path.of(PluginFolders.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path folder = jar.getParent() == null ? null : jar.getParent().getParent();
            return Optional.ofNullable(folder).map(parent -> parent.resolve("plugins"));
        } catch (URISyntaxException | RuntimeException e) {
            // classes that do not come from a file have no folder beside them
            return Optional.empty();
        }
    }

    private static List<ClassLoader> loaders(Path root) {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(PluginFolders::loader)
                    .toList();
        } catch (IOException e) {
            throw unreadable(root, e);
        }
    }

    private static ClassLoader loader(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            URL[] jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(PluginFolders::url)
                    .toArray(URL[]::new);
            return new URLClassLoader("plugin-" + folder.getFileName(), jars, new SharedClasses());
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw unreadable(jar, e);
        }
    }

    private static MesquiteException unreadable(Path path, IOException cause) {
        return new MesquiteException(
                ErrorCode.INVALID_CONFIGURATION,
                "the plugin folder " + path + " can't be read: " + cause.getMessage() + "; check its permissions",
                cause);
    }

    /** Lets through only what plugins and Mesquite must both mean the same by. */
    private static final class SharedClasses extends ClassLoader {
        private final ClassLoader mesquite = PluginFolders.class.getClassLoader();

        private SharedClasses() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (SHARED.stream().anyMatch(name::startsWith)) {
                return mesquite.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
