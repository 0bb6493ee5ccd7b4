package io.mesquite.files.parquet.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4Factory;
import org.junit.jupiter.api.Test;

class CodecTest {
    private final byte[] data = data();

    @Test
    void hadoopFramesOfSeveralBlocksAreRead() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writeFrame(out, 0, 60_000, 25_000);
        writeFrame(out, 60_000, data.length - 60_000, 1 << 20);
        assertDecompresses(Codec.of(5), out.toByteArray());
    }

    @Test
    void lz4WithoutFramesIsReadUnderTheNameOfTheOldCodec() {
        byte[] raw = LZ4Factory.fastestJavaInstance().fastCompressor().compress(data);
        assertDecompresses(Codec.of(5), raw);
        assertDecompresses(Codec.of(7), raw);
    }

    @Test
    void gzipMembersFollowEachOther() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int from = 0; from < data.length; from += 30_000) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(data, from, Math.min(30_000, data.length - from));
            }
        }
        assertDecompresses(Codec.of(2), out.toByteArray());
    }

    @Test
    void aWrongLengthIsCorrupt() {
        byte[] raw = LZ4Factory.fastestJavaInstance().fastCompressor().compress(data);
        byte[] target = new byte[data.length + 8];
        assertThrows(
                CorruptDataException.class,
                () -> Codec.LZ4_RAW.decompress(raw, 0, raw.length, target, 0, data.length - 1));
        assertThrows(CorruptDataException.class, () -> Codec.SNAPPY.checkSize(10, 1 << 30));
    }

    @Test
    void codecsThatAreNotReadSaySo() {
        MesquiteException failure = assertThrows(MesquiteException.class, () -> Codec.of(4));
        assertEquals(ErrorCode.NOT_SUPPORTED, failure.code());
        assertThrows(CorruptDataException.class, () -> Codec.of(99));
    }

    private void assertDecompresses(Codec codec, byte[] compressed) {
        byte[] target = new byte[data.length];
        codec.decompress(compressed, 0, compressed.length, target, 0, data.length);
        assertArrayEquals(data, target);
    }

    private void writeFrame(ByteArrayOutputStream out, int from, int length, int blockSize) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        for (int start = from; start < from + length; start += blockSize) {
            byte[] block = LZ4Factory.fastestJavaInstance()
                    .fastCompressor()
                    .compress(data, start, Math.min(blockSize, from + length - start));
            out.writeBytes(ByteBuffer.allocate(4).putInt(block.length).array());
            out.writeBytes(block);
        }
    }

    private static byte[] data() {
        Random random = new Random(5);
        byte[] data = new byte[100_000];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (random.nextInt(10) == 0 ? random.nextInt() : i / 100);
        }
        return data;
    }
}
