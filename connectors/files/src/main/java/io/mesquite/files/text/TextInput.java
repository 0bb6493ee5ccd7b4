package io.mesquite.files.text;

import com.github.luben.zstd.ZstdInputStream;
import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.filesystem.InputFile;
import io.mesquite.files.format.Decompressor;
import io.mesquite.files.plugin.PluginFolders;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** The decompressed bytes of a file or of a range of it, one after the other. Used by one thread at a time. */
public final class TextInput extends InputStream {
    private static final int COMPRESSED_BUFFER = 1 << 16;

    private final InputFile file;
    private final InputStream bytes;

    private TextInput(InputFile file, InputStream bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * Opens a range of a file; of a compressed file it must be the whole.
     *
     * @param context told how many bytes came from the store; null where nobody wants to know
     */
    public static TextInput open(FileSystem fileSystem, FileEntry entry, long from, long to, ScanContext context) {
        InputFile file = fileSystem.open(entry);
        try {
            StoredBytes stored = new StoredBytes(file, from, to, context);
            return new TextInput(
                    file,
                    switch (Compression.of(entry.name())) {
                        case NONE -> stored;
                        case GZIP -> new GZIPInputStream(stored, COMPRESSED_BUFFER);
                        case ZSTD -> new ZstdInputStream(stored);
                        case BZIP2 -> bzip2(entry, stored);
                        case DEFLATE -> new InflaterInputStream(stored);
                    });
        } catch (IOException e) {
            file.close();
            throw corrupt(entry, e);
        } catch (MesquiteException e) {
            file.close();
            throw e;
        }
    }

    private static InputStream bzip2(FileEntry entry, InputStream stored) throws IOException {
        List<Decompressor> installed = PluginFolders.load(Decompressor.class);
        for (Decompressor decompressor : installed) {
            if (decompressor.ending().equals(".bz2")) {
                return decompressor.decompress(stored);
            }
        }
        throw new MesquiteException(
                ErrorCode.INVALID_CONFIGURATION,
                entry.location() + " can't be read: what decompresses bzip2 is not installed; it belongs to the plugin"
                        + " 'hadoop' in " + PluginFolders.place());
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** Reads as much as there is room for; less only at the end, where -1 says that there is nothing more. */
    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            int read = bytes.readNBytes(buffer, offset, length);
            return read == 0 && length > 0 ? -1 : read;
        } catch (IOException e) {
            throw corrupt(file.entry(), e);
        }
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw corrupt(file.entry(), e);
        } finally {
            file.close();
        }
    }

    private static MesquiteException corrupt(FileEntry entry, IOException cause) {
        return new MesquiteException(
                ErrorCode.DATA_CORRUPT,
                entry.location() + " can't be decompressed, it is cut off or damaged: " + cause.getMessage(),
                cause);
    }
}
