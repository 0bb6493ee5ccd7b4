package io.mesquite.hadoop;

import io.mesquite.files.filesystem.FileEntry;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AFileStatus;

/** Tells Hadoop's S3 client what a listing said of an object, so that it asks for that very content and needs no request to open it. */
final class S3Status {
    private static final long BLOCK_SIZE = 32L << 20;

    private S3Status() {}

    static FileStatus of(FileEntry file, Path path) {
        return new S3AFileStatus(file.length(), file.modifiedMillis(), path, BLOCK_SIZE, "", file.tag(), null);
    }
}
