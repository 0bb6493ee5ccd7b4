package io.mesquite.mesos.cluster;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What a worker needs of Mesquite, in one archive: the class path of this process, so that a worker is of the very build of its
 * coordinator. The archive is made once, in a temporary folder, and is named after its content: agents may keep it as long as they like.
 */
final class Distribution implements AutoCloseable {
    /** The folder in the archive. */
    static final String FOLDER = "mesquite-worker";

    /** The folder in the archive that has the jars of the class path. */
    static final String LIBRARIES = FOLDER + "/lib";

    /** Beside the libraries, where Mesquite looks for what it loads only when a catalog asks for it. */
    private static final String PLUGINS = FOLDER + "/plugins";

    private final Path archive;
    private final String name;

    private Distribution(Path archive, String name) {
        this.archive = archive;
        this.name = name;
    }

    static Distribution ofThisProcess() throws IOException {
        List<Path> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.isEmpty() && Files.exists(Path.of(entry))) {
                classPath.add(Path.of(entry));
            }
        }
        return of(classPath, plugins(classPath));
    }

    /** As the files connector finds it: named by a system property, or beside the folder of Mesquite's jars. */
    private static Optional<Path> plugins(List<Path> classPath) {
        return Optional.ofNullable(System.getProperty("mesquite.plugins"))
                .map(Path::of)
                .or(() -> classPath.stream()
                        .filter(Files::isRegularFile)
                        .map(jar -> jar.toAbsolutePath().getParent().resolveSibling("plugins"))
                        .filter(Files::isDirectory)
                        .findFirst())
                .filter(Files::isDirectory);
    }

    static Distribution of(List<Path> classPath, Optional<Path> plugins) throws IOException {
        Path archive = Files.createTempFile("mesquite-worker", ".zip");
        MessageDigest digest = sha256();
        try (OutputStream file = new DigestOutputStream(Files.newOutputStream(archive), digest);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            // jars are compressed already
            zip.setLevel(1);
            int number = 0;
            for (Path entry : classPath) {
                // numbered, so that two of one name don't meet and the order stays
                String jar = LIBRARIES + "/" + String.format("%03d-", number++) + entry.getFileName();
                if (Files.isDirectory(entry)) {
                    putFolder(zip, jar + ".jar", entry);
                } else {
                    put(zip, jar, Files.newInputStream(entry));
                }
            }
            if (plugins.isPresent()) {
                putFiles(zip, PLUGINS + "/", plugins.get());
            }
        }
        String hash = HexFormat.of().formatHex(digest.digest(), 0, 8);
        return new Distribution(archive, FOLDER + "-" + hash + ".zip");
    }

    /** A folder of classes becomes a jar in the archive. */
    private static void putFolder(ZipOutputStream zip, String name, Path folder) throws IOException {
        zip.putNextEntry(entry(name));
        ZipOutputStream jar = new ZipOutputStream(zip);
        putFiles(jar, "", folder);
        jar.finish();
        zip.closeEntry();
    }

    private static void putFiles(ZipOutputStream zip, String prefix, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                put(zip, prefix + name, Files.newInputStream(file));
            }
        }
    }

    private static void put(ZipOutputStream zip, String name, InputStream content) throws IOException {
        try (content) {
            zip.putNextEntry(entry(name));
            content.transferTo(zip);
            zip.closeEntry();
        }
    }

    /** Without times: the same content gives the same bytes. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        return entry;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Path archive() {
        return archive;
    }

    /** The archive's name, with a hash of its content. */
    String name() {
        return name;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(archive);
        } catch (IOException e) {
            // a temporary file that stays until the system removes it
        }
    }
}
