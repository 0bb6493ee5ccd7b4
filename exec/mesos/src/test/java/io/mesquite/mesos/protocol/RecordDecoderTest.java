package io.mesquite.mesos.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDecoderTest {
    private final List<byte[]> records = new ArrayList<>();
    private final RecordDecoder decoder = new RecordDecoder(records::add);

    private void accept(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        decoder.accept(bytes, 0, bytes.length);
    }

    private List<String> texts() {
        return records.stream()
                .map(record -> new String(record, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void aStreamMayBeSplitAtAnyByte() {
        byte[] stream = Transcript.streams("06-failures").get(0);
        List<String> whole =
                Transcript.records("06-failures").stream().map(String::new).toList();
        assertEquals(39, whole.size());
        for (byte next : stream) {
            decoder.accept(new byte[] {next}, 0, 1);
        }
        assertEquals(whole, records.stream().map(String::new).toList());
        assertTrue(decoder.atBoundary());
    }

    @Test
    void aStreamMayBeSplitIntoPiecesOfAnySize() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] stream = Transcript.streams("02-custom-executor").get(0);
        for (int position = 0; position < stream.length; ) {
            int count = Math.min(stream.length - position, 1 + random.nextInt(700));
            decoder.accept(stream, position, count);
            position += count;
        }
        assertEquals(15, records.size(), "seed " + seed);
    }

    @Test
    void recordsMayBeEmptyAndHoldAnyBytes() {
        accept("0\n3\n\n1\n2\né");
        assertEquals(List.of("", "\n1\n", "é"), texts());
    }

    @Test
    void aStreamThatEndsInARecordIsNotAtABoundary() {
        accept("5\nabc");
        assertFalse(decoder.atBoundary());
        accept("de1");
        assertEquals(List.of("abcde"), texts());
        assertFalse(decoder.atBoundary());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "x\n", "-1\n", "12a\n", " 1\n", "1\r\n", "99999999999\n"})
    void whatIsNoLengthIsRefused(String text) {
        assertThrows(ProtocolException.class, () -> accept(text));
    }
}
