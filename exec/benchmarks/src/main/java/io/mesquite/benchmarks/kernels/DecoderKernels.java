package io.mesquite.benchmarks.kernels;

import io.mesquite.files.parquet.decode.Bits;
import io.mesquite.files.parquet.decode.BytesValues;
import io.mesquite.files.parquet.decode.Encoding;
import io.mesquite.files.parquet.decode.LongValues;
import io.mesquite.files.parquet.decode.RleReader;
import io.mesquite.files.parquet.decode.ValueDecoder;
import io.mesquite.files.parquet.decode.Values;
import io.mesquite.files.parquet.metadata.PhysicalType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Decoding a page's values. */
@State(Scope.Benchmark)
public class DecoderKernels {
    /** Bits of each dictionary id. */
    private static final int ID_WIDTH = 13;

    private final byte[] longs = plainLongs();
    private final byte[] texts = plainTexts();
    private final byte[] ids = packedIds();
    private final LongValues longValues = new LongValues(Columns.BATCH);
    private final BytesValues textValues = new BytesValues(Columns.BATCH);
    private final int[] idValues = new int[Columns.BATCH];

    private static byte[] padded(ByteBuffer buffer) {
        return Arrays.copyOf(buffer.array(), buffer.position() + Bits.PADDING);
    }

    private static byte[] plainLongs() {
        ByteBuffer buffer = ByteBuffer.allocate(Columns.BATCH * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : Columns.longs(Columns.BATCH, value -> value)) {
            buffer.putLong(value);
        }
        return padded(buffer);
    }

    private static byte[] plainTexts() {
        ByteBuffer buffer = ByteBuffer.allocate(Columns.BATCH * 40).order(ByteOrder.LITTLE_ENDIAN);
        Random random = new Random(1);
        for (int i = 0; i < Columns.BATCH; i++) {
            byte[] text = new byte[random.nextInt(36)];
            buffer.putInt(text.length).put(text);
        }
        return padded(buffer);
    }

    /** One bit-packed run, whose head says how many groups of eight it has. */
    private static byte[] packedIds() {
        byte[] packed = new byte[Columns.BATCH / 8 * ID_WIDTH];
        new Random(2).nextBytes(packed);
        int head = Columns.BATCH / 8 << 1 | 1;
        ByteBuffer buffer = ByteBuffer.allocate(packed.length + 2);
        buffer.put((byte) (head & 0x7f | 0x80)).put((byte) (head >>> 7)).put(packed);
        return padded(buffer);
    }

    @Benchmark
    public LongValues plainLongValues() {
        decoder(PhysicalType.INT64, longs, LongValues.class).read(longValues, 0, Columns.BATCH);
        return longValues;
    }

    @Benchmark
    public BytesValues plainTextValues() {
        decoder(PhysicalType.BYTE_ARRAY, texts, BytesValues.class).read(textValues, 0, Columns.BATCH);
        return textValues;
    }

    @Benchmark
    public int[] dictionaryIds() {
        new RleReader(ids, 0, ids.length - Bits.PADDING, ID_WIDTH).read(idValues, 0, Columns.BATCH);
        return idValues;
    }

    /** @param values what {@link Encoding#newValues} makes for the type */
    @SuppressWarnings("unchecked")
    private static <V extends Values> ValueDecoder<V> decoder(PhysicalType type, byte[] bytes, Class<V> values) {
        return (ValueDecoder<V>) Encoding.newDecoder(Encoding.PLAIN, type, 0, bytes, 0, bytes.length - Bits.PADDING);
    }
}
