package io.mesquite.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.function.BuiltinFunctions;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin of {@code docs/user-functions.md}, compiled, put into a plugin folder, and called by the {@code mesquite} command. */
class UserFunctionsIT {
    private static final String SERVICE = "META-INF/services/io.mesquite.spi.function.FunctionPlugin";

    @TempDir
    private Path folder;

    @Test
    void theExampleOfThePageIsCompiledLoadedAndCalled() throws Exception {
        Path plugins = folder.resolve("plugins");
        jar(example(), "com.example.GeoFunctions", plugins.resolve("functions/geo/geo.jar"));
        String answer = mesquite(
                plugins,
                "select round(distance_km(52.52, 13.405, 48.8566, 2.3522)), distance_km(null, 1, 1, 1), initials('ada lovelace')");
        assertTrue(answer.contains("877.0") && answer.contains("AL"), answer);
        String group = mesquite(
                plugins, "select n_regionkey, longest(n_name) from tpch.tiny.nation group by n_regionkey order by 1");
        assertTrue(group.contains("UNITED KINGDOM") && group.contains("SAUDI ARABIA"), group);
        assertTrue(mesquite(plugins, "show functions like 'initials'").contains("initials(VARCHAR) → VARCHAR"));
    }

    @Test
    void whatAFunctionThrowsIsAnErrorThatNamesIt() throws Exception {
        Path plugins = folder.resolve("plugins");
        jar(example(), "com.example.GeoFunctions", plugins.resolve("functions/geo/geo.jar"));
        String answer = mesquite(plugins, "select initials('')");
        assertTrue(answer.contains("the user-defined function initials failed"), answer);
        assertTrue(answer.contains("no words"), answer);
    }

    @Test
    void aFolderWithoutAPluginIsAnError() throws Exception {
        Path plugins = folder.resolve("plugins");
        Files.createDirectories(plugins.resolve("functions/empty"));
        MesquiteException failure =
                assertThrows(MesquiteException.class, () -> BuiltinFunctions.with(Optional.of(plugins)));
        assertTrue(failure.getMessage().contains(SERVICE), failure.getMessage());
    }

    @Test
    void theNameOfAnOwnFunctionIsRefused() throws Exception {
        Path plugins = folder.resolve("plugins");
        jar(
                example().replace("\"initials\"", "\"upper\""),
                "com.example.GeoFunctions",
                plugins.resolve("functions/geo/geo.jar"));
        MesquiteException failure =
                assertThrows(MesquiteException.class, () -> BuiltinFunctions.with(Optional.of(plugins)));
        assertTrue(failure.getMessage().contains("'upper'"), failure.getMessage());
    }

    /** The Java source in the page. */
    private static String example() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("docs"))) {
            root = root.getParent();
        }
        Matcher source = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(root.resolve("docs/user-functions.md")));
        assertTrue(source.find());
        return source.group(1);
    }

    private void jar(String source, String className, Path jar) throws IOException {
        Path sources = Files.createTempDirectory(folder, "source");
        Path file = sources.resolve(className.substring(className.lastIndexOf('.') + 1) + ".java");
        Files.writeString(file, source);
        Path classes = Files.createTempDirectory(folder, "classes");
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-proc:none",
                        "-d",
                        classes.toString(),
                        file.toString());
        assertEquals(0, failed);
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> compiled = Files.walk(classes)) {
            for (Path path : compiled.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(path).toString()));
                entries.write(Files.readAllBytes(path));
            }
            entries.putNextEntry(new JarEntry(SERVICE));
            entries.write(className.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What the command prints, errors too. */
    private static String mesquite(Path plugins, String sql) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dmesquite.plugins=" + plugins,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.mesquite.console.ConsoleMain",
                        "query",
                        sql))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return output;
    }
}
