package io.mesquite.files.parquet.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mesquite.files.parquet.decode.Encoding;
import io.mesquite.files.parquet.metadata.CorruptDataException;
import org.junit.jupiter.api.Test;

class LevelSectionsTest {
    @Test
    void levelsPackedFromTheHighestBitDownAreRead() {
        // the format's own example: the numbers 0 to 7 in three bits each
        byte[] bytes = {0b00000101, 0b00111001, 0b01110111, 42, 0, 0, 0, 0, 0, 0, 0, 0};
        LevelSections sections = new LevelSections(bytes, 0, 4);
        int[] levels = new int[8];
        sections.next(7, Encoding.BIT_PACKED, 8).read(levels, 0, 8);
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, levels);
        assertEquals(3, sections.position());
    }

    @Test
    void aLengthBeyondThePageIsCorrupt() {
        byte[] bytes = {100, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0};
        assertThrows(CorruptDataException.class, () -> new LevelSections(bytes, 0, 8).next(1, Encoding.RLE, 10));
        assertThrows(
                CorruptDataException.class, () -> new LevelSections(bytes, 0, 8).next(1, Encoding.BIT_PACKED, 100));
    }
}
