package io.mesquite.engine.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillFileTest {
    @TempDir
    private Path directory;

    private final long seed = Long.getLong("test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private SpillSpace space;

    private QuerySpill query(long maximumBytes) {
        space = new SpillSpace(SpillSettings.defaults().withDirectory(directory).withMaximumBytes(maximumBytes));
        return space.newQuery();
    }

    @AfterEach
    void close() {
        if (space != null) {
            space.close();
        }
    }

    @Test
    void blocksComeBackAsTheyWereWritten() {
        QuerySpill query = query(Long.MAX_VALUE);
        SpillFile file = query.newOperator().newFile("sort");
        List<byte[]> blocks = write(file, 20);
        assertEquals(blocks.stream().mapToLong(block -> block.length).sum(), file.rawBytes());
        for (int time = 0; time < 2; time++) {
            SpillFile.Reader reader = file.newReader();
            for (byte[] block : blocks) {
                assertArrayEquals(block, reader.next(), "seed " + seed);
            }
            assertNull(reader.next());
        }
        assertTrue(query.writtenBytes() > 0);
        assertEquals(query.writtenBytes(), space.usedBytes());
        file.close();
        assertEquals(0, space.usedBytes());
    }

    /** Some that can be compressed, and some that can't. */
    private List<byte[]> write(SpillFile file, int count) {
        List<byte[]> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] block = new byte[1 + random.nextInt(100_000)];
            if (i % 2 == 0) {
                random.nextBytes(block);
            }
            blocks.add(block);
            file.append(block);
        }
        return blocks;
    }

    @Test
    void aChangedByteAnywhereIsAnErrorAndNeverOtherBytes() throws IOException {
        for (int round = 0; round < 40; round++) {
            SpillFile file = query(Long.MAX_VALUE).newOperator().newFile("join");
            write(file, 3);
            long size = Files.size(file.path());
            try (RandomAccessFile bytes = new RandomAccessFile(file.path().toFile(), "rw")) {
                long place = round < 20 ? round : (long) (random.nextDouble() * size);
                bytes.seek(place);
                int before = bytes.read();
                bytes.seek(place);
                bytes.write(before ^ 1 << random.nextInt(8));
            }
            MesquiteException failure =
                    assertThrows(MesquiteException.class, () -> readAll(file), "round " + round + " seed " + seed);
            assertEquals(ErrorCode.DATA_CORRUPT, failure.code());
            assertTrue(failure.getMessage().contains(file.path().toString()), failure.getMessage());
            space.close();
        }
    }

    @Test
    void aFileThatEndsEarlyIsAnError() throws IOException {
        SpillFile file = query(Long.MAX_VALUE).newOperator().newFile("window");
        write(file, 3);
        try (RandomAccessFile bytes = new RandomAccessFile(file.path().toFile(), "rw")) {
            bytes.setLength(bytes.length() - 1);
        }
        assertEquals(
                ErrorCode.DATA_CORRUPT,
                assertThrows(MesquiteException.class, () -> readAll(file)).code());
    }

    private static void readAll(SpillFile file) {
        SpillFile.Reader reader = file.newReader();
        while (reader.next() != null) {
            // Only whether it can be read matters.
        }
    }

    @Test
    void moreThanTheBoundIsRefusedAndWhatWasWrittenIsGivenBack() {
        QuerySpill query = query(100_000);
        SpillFile file = query.newOperator().newFile("aggregation");
        byte[] block = new byte[60_000];
        random.nextBytes(block);
        file.append(block);
        MesquiteException failure = assertThrows(MesquiteException.class, () -> file.append(block));
        assertEquals(ErrorCode.DISK_FULL, failure.code());
        assertTrue(failure.getMessage().contains("spill.max-bytes"), failure.getMessage());
        assertTrue(failure.getMessage().contains("aggregation"), failure.getMessage());
        query.close();
        assertEquals(0, space.usedBytes());
    }

    @Test
    void aDirectoryThatCantBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        space = new SpillSpace(SpillSettings.defaults().withDirectory(file));
        MesquiteException failure = assertThrows(
                MesquiteException.class, () -> space.newQuery().newOperator().newFile("sort"));
        assertEquals(ErrorCode.DISK_FULL, failure.code());
        assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
    }

    @Test
    void theFilesOfAQueryAreDeletedWithItAndNoneCanBeMadeAfterwards() throws IOException {
        QuerySpill query = query(Long.MAX_VALUE);
        OperatorSpill operator = query.newOperator();
        write(operator.newFile("sort"), 2);
        write(operator.newFile("sort"), 2);
        assertEquals(2, spillFiles());
        query.close();
        assertEquals(0, spillFiles());
        assertEquals(0, space.usedBytes());
        assertThrows(IllegalStateException.class, () -> operator.newFile("sort"));
        assertEquals(0, spillFiles());
    }

    private long spillFiles() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> path.getFileName().toString().matches("s\\d+"))
                    .count();
        }
    }

    @Test
    void whatADeadProcessLeftIsRemovedAndWhatALivingOneHasIsNot() throws IOException {
        SpillFile file = query(Long.MAX_VALUE).newOperator().newFile("sort");
        write(file, 1);
        Path dead = Files.createDirectory(directory.resolve("process-new-1"));
        Files.createFile(dead.resolve("lock"));
        Files.writeString(dead.resolve("s1"), "rows");
        Path other = Files.createDirectory(directory.resolve("mine"));
        new SpillSpace(SpillSettings.defaults().withDirectory(directory)).removeLeftOvers();
        assertFalse(Files.exists(dead));
        assertTrue(Files.exists(other));
        assertTrue(Files.exists(file.path()));
        readAll(file);
        space.close();
        assertFalse(Files.exists(file.path()));
    }
}
