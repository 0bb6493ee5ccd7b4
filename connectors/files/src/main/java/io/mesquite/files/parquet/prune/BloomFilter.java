package io.mesquite.files.parquet.prune;

import io.mesquite.files.filesystem.InputFile;
import io.mesquite.files.parquet.decode.Bits;
import io.mesquite.files.parquet.metadata.BloomFilterHeader;
import io.mesquite.files.parquet.metadata.ByteRange;
import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.files.parquet.schema.ColumnNode;
import io.mesquite.files.parquet.schema.Conversion;
import io.mesquite.files.parquet.schema.StoredConversions;
import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.type.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;

/**
 * The format's split-block Bloom filter: each value sets one bit in each of the eight words of one block. The upper half
 * of its hash chooses the block, the lower half times eight odd numbers the bits. See Putze, Sanders and Singler,
 * "Cache-, Hash- and Space-Efficient Bloom Filters".
 */
final class BloomFilter {
    private static final int BLOCK_BYTES = 32;
    private static final int MAX_BYTES = 128 << 20;
    private static final int HEADER_BYTES = 64;

    /** With more values a filter hardly excludes anything. */
    private static final int MAX_VALUES = 16;

    private static final int[] SALTS = {
        0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31
    };

    private final byte[] bytes;

    private BloomFilter(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether values of a domain can be looked up: a few single values, of a type that is stored as it is. */
    static boolean canTest(ColumnNode.Leaf leaf, Domain domain) {
        boolean storedAsIs =
                switch (leaf.physicalType()) {
                    case INT32, INT64, BYTE_ARRAY -> StoredConversions.of(leaf) == Conversion.NONE;
                    default -> false;
                };
        Optional<List<Object>> values = domain.singleValues();
        return storedAsIs
                && !domain.nullAllowed()
                && values.isPresent()
                && values.get().size() <= MAX_VALUES;
    }

    static BloomFilter read(InputFile file, ByteRange range) {
        long left = file.entry().length() - range.offset();
        byte[] start = new byte[(int) Math.max(0, Math.min(HEADER_BYTES, left))];
        file.readFully(range.offset(), start, 0, start.length);
        BloomFilterHeader header = BloomFilterHeader.parse(start);
        long size = header.bytes();
        boolean sensible =
                size >= 0 && size % BLOCK_BYTES == 0 && size <= MAX_BYTES && size <= left - header.headerBytes();
        if (!sensible) {
            throw new CorruptDataException(
                    "a Bloom filter of " + size + " bytes at " + range.offset() + " of the file");
        }
        byte[] bytes = new byte[(int) size];
        file.readFully(range.offset() + header.headerBytes(), bytes, 0, bytes.length);
        return new BloomFilter(bytes);
    }

    /** Whether no value of the domain, for which {@link #canTest} holds, was added. */
    boolean excludes(ColumnNode.Leaf leaf, Domain domain) {
        for (Object value : domain.singleValues().orElseThrow()) {
            if (mayContain(hash(leaf, value))) {
                return false;
            }
        }
        return true;
    }

    private boolean mayContain(long hash) {
        int blocks = bytes.length / BLOCK_BYTES;
        if (blocks == 0) {
            // a kind of filter that is not known
            return true;
        }
        int block = (int) ((hash >>> 32) * blocks >>> 32);
        int key = (int) hash;
        for (int word = 0; word < SALTS.length; word++) {
            int bit = 1 << (key * SALTS[word] >>> 27);
            if ((Bits.getInt(bytes, block * BLOCK_BYTES + 4 * word) & bit) == 0) {
                return false;
            }
        }
        return true;
    }

    private static long hash(ColumnNode.Leaf leaf, Object value) {
        XXHash64 hash = XXHashFactory.fastestJavaInstance().hash64();
        byte[] stored =
                switch (leaf.physicalType()) {
                    case INT32 ->
                        littleEndian(4).putInt(((Long) value).intValue()).array();
                    case INT64 -> littleEndian(8).putLong((Long) value).array();
                    default -> ((Bytes) value).array();
                };
        return hash.hash(stored, 0, stored.length, 0);
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
