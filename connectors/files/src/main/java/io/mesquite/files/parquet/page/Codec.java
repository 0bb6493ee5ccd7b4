package io.mesquite.files.parquet.page;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.util.zip.DataFormatException;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.xerial.snappy.Snappy;

/** How pages are compressed. */
public enum Codec {
    UNCOMPRESSED(1) {
        @Override
        void decompressTo(byte[] source, int from, int length, byte[] target, int offset, int size) {
            throw new IllegalStateException("nothing to decompress");
        }
    },
    SNAPPY(64) {
        @Override
        void decompressTo(byte[] source, int from, int length, byte[] target, int offset, int size) throws IOException {
            // the native code trusts the length that the data says
            if (Snappy.uncompressedLength(source, from, length) != size) {
                throw new CorruptDataException("a page has not the length that its header says");
            }
            Snappy.uncompress(source, from, length, target, offset);
        }
    },
    GZIP(1100) {
        @Override
        void decompressTo(byte[] source, int from, int length, byte[] target, int offset, int size)
                throws DataFormatException {
            GzipPages.decompress(source, from, length, target, offset, size);
        }
    },
    ZSTD(70_000) {
        @Override
        void decompressTo(byte[] source, int from, int length, byte[] target, int offset, int size) {
            check(Zstd.decompressByteArray(target, offset, size, source, from, length), size);
        }
    },
    LZ4_RAW(260) {
        @Override
        void decompressTo(byte[] source, int from, int length, byte[] target, int offset, int size) {
            check(Lz4.DECOMPRESSOR.decompress(source, from, length, target, offset, size), size);
        }
    },
    /** Hadoop's frames around LZ4 blocks; some writers leave the frames out. */
    LZ4_HADOOP(260) {
        @Override
        void decompressTo(byte[] source, int from, int length, byte[] target, int offset, int size)
                throws IOException, DataFormatException {
            if (!HadoopFrames.decompress(source, from, length, target, offset, size)) {
                LZ4_RAW.decompressTo(source, from, length, target, offset, size);
            }
        }
    };

    private final int maxRatio;

    /** @param maxRatio what no data is compressed better than, so that a damaged length does not cost memory */
    Codec(int maxRatio) {
        this.maxRatio = maxRatio;
    }

    /** The codec that the format gives that number. */
    public static Codec of(int number) {
        return switch (number) {
            case 0 -> UNCOMPRESSED;
            case 1 -> SNAPPY;
            case 2 -> GZIP;
            case 3 -> throw notSupported("LZO");
            case 4 -> throw notSupported("Brotli");
            case 5 -> LZ4_HADOOP;
            case 6 -> ZSTD;
            case 7 -> LZ4_RAW;
            default -> throw new CorruptDataException("unknown codec " + number);
        };
    }

    /** Fails where a page of {@code length} bytes can't have {@code size} uncompressed ones, before room is made for them. */
    void checkSize(int length, int size) {
        if (size > (long) length * maxRatio + 1024) {
            throw new CorruptDataException("a page of " + length + " bytes says that it has " + size + " uncompressed");
        }
    }

    /** Decompresses to exactly {@code size} bytes of {@code target} from {@code offset} on. */
    void decompress(byte[] source, int from, int length, byte[] target, int offset, int size) {
        if (size == 0) {
            return;
        }
        try {
            decompressTo(source, from, length, target, offset, size);
        } catch (IOException | DataFormatException | LZ4Exception | ZstdException e) {
            throw new CorruptDataException(name() + ": " + e.getMessage(), e);
        }
    }

    abstract void decompressTo(byte[] source, int from, int length, byte[] target, int offset, int size)
            throws IOException, DataFormatException;

    static void check(long result, int size) {
        if (result != size) {
            throw new CorruptDataException("a page has " + result + " bytes uncompressed, but its header says " + size);
        }
    }

    private static MesquiteException notSupported(String name) {
        return new MesquiteException(
                ErrorCode.NOT_SUPPORTED,
                "the data is compressed with " + name
                        + ", which Mesquite does not read; write it with snappy, zstd, gzip or lz4");
    }

    /** Loaded only when LZ4 is met. */
    static final class Lz4 {
        static final LZ4SafeDecompressor DECOMPRESSOR =
                LZ4Factory.fastestInstance().safeDecompressor();

        private Lz4() {}
    }
}
