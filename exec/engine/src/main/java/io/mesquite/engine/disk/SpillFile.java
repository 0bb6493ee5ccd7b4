package io.mesquite.engine.disk;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blocks of bytes, one behind the other, that several lanes write and then several read. Deleted when it is closed, or with its query. Thread-safe,
 * but nothing is written once reading has begun.
 */
public final class SpillFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SpillFile.class);

    private final QuerySpill query;
    private final String owner;
    private final LongConsumer counter;
    private final Path path;
    private final FileChannel channel;
    private int blocks;
    private long size;
    private long rawBytes;
    private boolean closed;

    private SpillFile(QuerySpill query, String owner, LongConsumer counter, Path path, FileChannel channel) {
        this.query = query;
        this.owner = owner;
        this.counter = counter;
        this.path = path;
        this.channel = channel;
    }

    static SpillFile create(QuerySpill query, String owner, LongConsumer counter) {
        try {
            Path path = query.space().newPath();
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            SpillFile file = new SpillFile(query, owner, counter, path, channel);
            query.add(file);
            return file;
        } catch (IOException e) {
            throw new MesquiteException(
                    ErrorCode.DISK_FULL,
                    "A file for what " + owner + " has to spill can't be made in "
                            + query.space().settings().directory() + ": " + e
                            + ". Make room there, or set spill.directory to another folder.",
                    e);
        }
    }

    /**
     * Appends a block.
     *
     * @throws MesquiteException DISK_FULL
     */
    public void append(byte[] bytes) {
        ByteBuffer block = BlockCodec.encode(bytes);
        int length = block.limit();
        query.space().take(length, owner);
        synchronized (this) {
            if (closed) {
                query.space().giveBack(length);
                throw new IllegalStateException("a spill file that is closed");
            }
            BlockCodec.seal(block, blocks);
            long position = size;
            // Counted first: what a failed write has left is given back with the file.
            size += length;
            blocks++;
            rawBytes += bytes.length;
            write(block, position);
        }
        counter.accept(length);
    }

    private void write(ByteBuffer block, long position) {
        try {
            long at = position;
            while (block.hasRemaining()) {
                at += channel.write(block, at);
            }
        } catch (IOException e) {
            throw new MesquiteException(
                    ErrorCode.DISK_FULL,
                    "What " + owner + " has to spill can't be written to " + path + ": " + e
                            + ". Make room there, or set spill.directory to another folder.",
                    e);
        }
    }

    /** Bytes of its blocks before they were compressed. */
    public synchronized long rawBytes() {
        return rawBytes;
    }

    /** Reads all blocks, each once; several lanes may share it. */
    public Reader newReader() {
        return new Reader();
    }

    /** Where it is, for messages and tests. */
    public Path path() {
        return path;
    }

    /** Closes and deletes it; may be called twice. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("The spill file {} can't be removed", path, e);
        }
        query.space().giveBack(size);
        query.remove(this);
    }

    /** Gives out the blocks of the file in order. */
    public final class Reader {
        private int next;
        private long position;

        private Reader() {}

        /**
         * The bytes of the next block, or null at the end.
         *
         * @throws MesquiteException DATA_CORRUPT, DATA_UNREADABLE
         */
        public byte[] next() {
            ByteBuffer block;
            int number;
            synchronized (this) {
                if (next == blocks) {
                    return null;
                }
                number = next++;
                block = readBlock();
                position += block.limit();
            }
            byte[] bytes = BlockCodec.decode(block, number);
            if (bytes == null) {
                throw damaged(number, "its checksum is wrong");
            }
            return bytes;
        }

        private ByteBuffer readBlock() {
            ByteBuffer header = ByteBuffer.allocate(BlockCodec.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            read(header, position);
            int stored = BlockCodec.storedLength(header);
            if (stored < 0 || stored > size - position - BlockCodec.HEADER_BYTES) {
                throw damaged(next - 1, "its length is " + stored);
            }
            ByteBuffer block =
                    ByteBuffer.allocate(BlockCodec.HEADER_BYTES + stored).order(ByteOrder.LITTLE_ENDIAN);
            read(block, position);
            return block;
        }

        private void read(ByteBuffer to, long from) {
            try {
                long at = from;
                while (to.hasRemaining()) {
                    int count = channel.read(to, at);
                    if (count < 0) {
                        throw damaged(next - 1, "the file ends at byte " + at);
                    }
                    at += count;
                }
                to.flip();
            } catch (IOException e) {
                throw new MesquiteException(
                        ErrorCode.DATA_UNREADABLE,
                        "What " + owner + " has spilled can't be read from " + path + ": " + e
                                + ". Run the query again; if it stays so, look at the disk.",
                        e);
            }
        }

        private MesquiteException damaged(int number, String how) {
            return new MesquiteException(
                    ErrorCode.DATA_CORRUPT,
                    "Block " + number + " of the " + blocks + " that " + owner + " has spilled to " + path
                            + " is damaged: " + how + ". Run the query again; if it stays so, look at the disk.");
        }
    }
}
