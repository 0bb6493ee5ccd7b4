package io.mesquite.files.filesystem;

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
import java.util.stream.Stream;

/** Class loaders of plugins, one for each folder of jars. They see the JDK, the interfaces that they implement, and their own jars. */
final class PluginFolders {
    private static final List<String> SHARED =
            List.of("io.mesquite.spi.", "io.mesquite.files.filesystem.", "org.slf4j.");

    private PluginFolders() {}

    /** The folder that a system property names, or {@code plugins} beside the folder of the jar that this class is in. */
    static Optional<Path> root(String property) {
        String named = System.getProperty(property);
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

    static List<ClassLoader> loaders(Path root) {
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
