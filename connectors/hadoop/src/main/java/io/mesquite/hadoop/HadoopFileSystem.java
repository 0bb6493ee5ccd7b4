package io.mesquite.hadoop;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.filesystem.FileSystemCheck;
import io.mesquite.files.filesystem.InputFile;
import io.mesquite.spi.connector.CheckStep;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FutureDataInputStreamBuilder;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options.OpenFileOptions;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.util.functional.FutureIO;

/**
 * One HDFS or one bucket. Connects when it is first used, and again after a failure. Locations keep the scheme that the
 * catalog has for them; Hadoop calls S3 {@code s3a}.
 */
final class HadoopFileSystem implements FileSystem, FileSystemCheck {
    private static final int IO_THREADS = 24;
    private static final long IDLE_SECONDS = 10;

    private final String root;
    private final URI hadoopRoot;
    private final Configuration configuration;
    private final HdfsLogin login;
    private final List<StoreCheck.Endpoint> endpoints;
    private final Failures failures;
    private final BlockHosts blockHosts = new BlockHosts();
    private final ThreadPoolExecutor threads;
    private org.apache.hadoop.fs.FileSystem client;
    private boolean closed;

    /**
     * @param root scheme and authority
     * @param endpoints where the store listens, for checks alone
     */
    HadoopFileSystem(
            URI root,
            Configuration configuration,
            HdfsLogin login,
            List<StoreCheck.Endpoint> endpoints,
            Failures failures) {
        this.root = withoutSlash(root.toString());
        this.hadoopRoot = root.getScheme().equals("s3")
                ? URI.create("s3a" + root.toString().substring(2))
                : root;
        this.configuration = configuration;
        this.login = login;
        this.endpoints = endpoints;
        this.failures = failures;
        this.threads = new ThreadPoolExecutor(
                IO_THREADS, IO_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "mesquite-store");
                    thread.setDaemon(true);
                    thread.setContextClassLoader(HadoopFileSystem.class.getClassLoader());
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public List<FileEntry> list(String location) {
        return call(location, hadoop -> {
            Path folder = path(location);
            List<FileEntry> entries = new ArrayList<>();
            try {
                RemoteIterator<LocatedFileStatus> statuses = hadoop.listLocatedStatus(folder);
                while (statuses.hasNext()) {
                    entries.add(entry(statuses.next()));
                }
            } catch (FileNotFoundException e) {
                return List.of();
            }
            entries.sort(Comparator.comparing(FileEntry::name));
            return entries;
        });
    }

    @Override
    public InputFile open(FileEntry file) {
        return new HadoopInputFile(file, this::openStream, threads, failures);
    }

    @Override
    public List<String> hosts(FileEntry file, long position, long length) {
        return blockHosts.hosts(file, position, length);
    }

    @Override
    public List<CheckStep> check(String location) {
        String who = failures.credentials().orElseGet(login::toString);
        return StoreCheck.run(
                endpoints, who, location, () -> found(location), failure -> failures.areOfCredentials(failure));
    }

    private String found(String location) {
        return call(location, hadoop -> {
            try {
                RemoteIterator<FileStatus> statuses = hadoop.listStatusIterator(path(location));
                return statuses.hasNext() ? "found " + statuses.next().getPath().getName() : "nothing is in it";
            } catch (FileNotFoundException e) {
                return "there is nothing of that name yet";
            }
        });
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        org.apache.hadoop.fs.FileSystem closing;
        synchronized (this) {
            closing = client;
            client = null;
            closed = true;
        }
        if (closing != null) {
            try {
                closing.close();
            } catch (IOException e) {
                throw failures.of(root, e);
            }
        }
    }

    private FSDataInputStream openStream(FileEntry file) {
        return call(file.location(), hadoop -> {
            Path path = path(file.location());
            FutureDataInputStreamBuilder builder = hadoop.openFile(path)
                    .opt(
                            OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY,
                            OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_RANDOM)
                    .optLong(OpenFileOptions.FS_OPTION_OPENFILE_LENGTH, file.length());
            if (!file.tag().isEmpty()) {
                builder.withFileStatus(S3Status.of(file, path));
            }
            return FutureIO.awaitFuture(builder.build());
        });
    }

    private FileEntry entry(LocatedFileStatus status) throws IOException {
        String location = root + status.getPath().toUri().getPath();
        if (status.isDirectory()) {
            return new FileEntry(location, true, 0, 0);
        }
        String tag = status instanceof EtagSource source && source.getEtag() != null ? source.getEtag() : "";
        FileEntry entry = new FileEntry(location, false, status.getLen(), status.getModificationTime(), tag);
        if (tag.isEmpty()) {
            blockHosts.put(entry, status.getBlockLocations());
        }
        return entry;
    }

    /** The path of a location as Hadoop names it; its characters are meant as they are, not as in a URL. */
    private Path path(String location) {
        String path = location.substring(root.length());
        return new Path(hadoopRoot.getScheme(), hadoopRoot.getAuthority(), path.isEmpty() ? "/" : path);
    }

    private interface Call<T> {
        T with(org.apache.hadoop.fs.FileSystem hadoop) throws IOException;
    }

    private <T> T call(String location, Call<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(HadoopFileSystem.class.getClassLoader());
        try {
            return call.with(client());
        } catch (IOException e) {
            throw failures.of(location, e);
        } catch (IllegalArgumentException e) {
            // how Hadoop tells of hosts that it can't resolve, and of settings
            throw failures.of(location, new IOException(e.getMessage(), e));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private synchronized org.apache.hadoop.fs.FileSystem client() throws IOException {
        if (closed) {
            throw new IOException("its catalog was dropped");
        }
        if (client == null) {
            client = login.connect(hadoopRoot, configuration);
        } else {
            login.renew();
        }
        return client;
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") && !text.endsWith("//") ? text.substring(0, text.length() - 1) : text;
    }
}
