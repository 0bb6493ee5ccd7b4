import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Puts the project's Maven into ~/.m2/wrapper where it is not there yet, checked, and prints its folder. */
public class FetchMaven {
    private static final String VERSION = "3.9.11";
    private static final String SHA512 =
            "03e2d65d4483a3396980629f260e25cac0d8b6f7f2791e4dc20bc83f9514db8d"
                    + "0f05b0479e699a5f34679250c49c8e52e961262ded468a20de0be254d8207076";
    private static final String GROUP = "org.apache.maven";

    public static void main(String[] args) throws Exception {
        Path wrapper = Path.of(System.getProperty("user.home"), ".m2", "wrapper");
        Path home = wrapper.resolve("apache-maven-" + VERSION);
        if (!Files.isRegularFile(home.resolve("bin/mvn"))) {
            System.err.println("mvnw: fetching Maven " + VERSION + " (9 MB, once)");
            Files.createDirectories(wrapper);
            Path folder = Files.createTempDirectory(wrapper, "fetch");
            unpack(fetch(), folder);
            try {
                Files.move(folder.resolve(home.getFileName()), home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                // another build was first
                if (!Files.isRegularFile(home.resolve("bin/mvn"))) {
                    throw e;
                }
            }
        }
        System.out.println(home);
    }

    /** Maven Central's host is named after Maven's group id. */
    private static String repository() {
        String given = System.getenv("MVNW_REPOURL");
        if (given != null && !given.isBlank()) {
            return given.replaceAll("/+$", "");
        }
        List<String> labels = new ArrayList<>(List.of(GROUP.split("\\.")));
        Collections.reverse(labels);
        return "https://repo." + String.join(".", labels) + "/maven2";
    }

    private static byte[] fetch() throws Exception {
        String path = "/" + GROUP.replace('.', '/') + "/apache-maven/" + VERSION + "/apache-maven-" + VERSION + "-bin.zip";
        HttpClient client =
                HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(repository() + path)).build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("mvnw: the repository answers " + response.statusCode() + " for Maven " + VERSION);
        }
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(response.body()));
        if (!digest.equals(SHA512)) {
            throw new IOException("mvnw: the Maven that was fetched has a wrong checksum; nothing was installed");
        }
        return response.body();
    }

    private static void unpack(byte[] zip, Path folder) throws IOException {
        try (InputStream bytes = new ByteArrayInputStream(zip);
                ZipInputStream entries = new ZipInputStream(bytes)) {
            for (ZipEntry entry; (entry = entries.getNextEntry()) != null; ) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("mvnw: bad entry " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
    }
}
