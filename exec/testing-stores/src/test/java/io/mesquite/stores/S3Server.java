package io.mesquite.stores;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/** An S3 server in this process that checks signatures. Its buckets are sub-folders of a folder. */
final class S3Server implements AutoCloseable {
    static final String ACCESS_KEY = "AKIDTEST";
    static final String SECRET_KEY = "secret-test-key";

    private final Path folder;
    private final S3Proxy server;

    S3Server(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        Properties properties = new Properties();
        properties.setProperty("jclouds.provider", "filesystem-nio2");
        properties.setProperty("jclouds.filesystem.basedir", folder.toString());
        server = S3Proxy.builder()
                .blobStore(BlobStores.create("filesystem-nio2", properties))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .build();
        server.start();
        while (!"STARTED".equals(server.getState())) {
            Thread.sleep(10);
        }
    }

    int port() {
        return server.getPort();
    }

    String endpoint() {
        return "http://127.0.0.1:" + port();
    }

    /** Makes a bucket of the files of a local folder, through the server, so that they have all that a store knows of them. */
    void upload(String bucket, Path source) throws IOException {
        Files.createDirectories(folder.resolve(bucket));
        try (FileSystem files = client(bucket);
                Stream<Path> children = Files.list(source)) {
            for (Path child : children.sorted().toList()) {
                FileUtil.copy(
                        child.toFile(),
                        files,
                        new org.apache.hadoop.fs.Path("s3a://" + bucket + "/" + child.getFileName()),
                        false,
                        files.getConf());
            }
        }
    }

    /** Hadoop's own client of a bucket. */
    FileSystem client(String bucket) throws IOException {
        Configuration configuration = new Configuration();
        configuration.set("fs.s3a.endpoint", endpoint());
        configuration.set("fs.s3a.endpoint.region", "us-east-1");
        configuration.set("fs.s3a.path.style.access", "true");
        configuration.set("fs.s3a.access.key", ACCESS_KEY);
        configuration.set("fs.s3a.secret.key", SECRET_KEY);
        return FileSystem.newInstance(URI.create("s3a://" + bucket), configuration);
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
