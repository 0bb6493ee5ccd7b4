package io.mesquite.hadoop.input;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.spi.connector.ScanContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** A Hadoop file system that has one file, which it reads through one of Mesquite's. For libraries that open files themselves. */
public final class OneFile extends FileSystem {
    /** The name under which the file is opened; what it is really called may not be a path for Hadoop. */
    public static final Path PATH = new Path("mesquite:/file");

    private static final URI ROOT = URI.create("mesquite:///");
    private static final int BLOCK_SIZE = 64 << 20;

    private final io.mesquite.files.filesystem.FileSystem files;
    private final FileEntry file;
    private final ScanContext context;

    /** @param context told what is read; null where nobody wants to know */
    public OneFile(
            io.mesquite.files.filesystem.FileSystem files,
            FileEntry file,
            ScanContext context,
            Configuration configuration) {
        this.files = files;
        this.file = file;
        this.context = context;
        setConf(configuration);
    }

    @Override
    public URI getUri() {
        return ROOT;
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        return new FSDataInputStream(new FileStream(files.open(file), context));
    }

    @Override
    public FileStatus getFileStatus(Path path) {
        return new FileStatus(file.length(), false, 1, BLOCK_SIZE, file.modifiedMillis(), path);
    }

    @Override
    public FileStatus[] listStatus(Path path) {
        return new FileStatus[] {getFileStatus(path)};
    }

    @Override
    public Path getWorkingDirectory() {
        return new Path(ROOT);
    }

    @Override
    public void setWorkingDirectory(Path path) {
        throw new UnsupportedOperationException("a file system of one file has no folders");
    }

    @Override
    public FSDataOutputStream create(
            Path path,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        throw readOnly(path);
    }

    @Override
    public FSDataOutputStream append(Path path, int bufferSize, Progressable progress) throws IOException {
        throw readOnly(path);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        throw readOnly(from);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        throw readOnly(path);
    }

    @Override
    public boolean mkdirs(Path path, FsPermission permission) throws IOException {
        throw readOnly(path);
    }

    private static FileNotFoundException readOnly(Path path) {
        return new FileNotFoundException(path + " can only be read");
    }
}
