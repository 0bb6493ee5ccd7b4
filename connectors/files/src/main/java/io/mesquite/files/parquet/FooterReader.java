package io.mesquite.files.parquet;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.InputFile;
import io.mesquite.files.parquet.decode.Bits;
import io.mesquite.files.parquet.metadata.ByteRange;
import io.mesquite.files.parquet.metadata.ColumnChunk;
import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.files.parquet.metadata.Footer;
import io.mesquite.files.parquet.metadata.FooterParser;
import io.mesquite.files.parquet.metadata.RowGroup;
import io.mesquite.files.parquet.prune.GroupIndexes;
import io.mesquite.files.parquet.schema.ColumnNode;
import io.mesquite.files.parquet.schema.SchemaReader;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.List;

/** Reads a file's footer, with one read where it is of a usual length. */
final class FooterReader {
    private static final int MAGIC = magic('P', 'A', 'R', '1');
    private static final int ENCRYPTED_MAGIC = magic('P', 'A', 'R', 'E');
    private static final int TAIL = 8;
    private static final int FIRST_READ = 64 * 1024;

    /** Where a request takes a round trip: most footers and indexes are in that. */
    private static final int FIRST_REMOTE_READ = 512 * 1024;

    /** Longer indexes are read one by one when they are needed. */
    private static final int MAX_INDEXES = 8 << 20;

    /** What objects take more than the bytes they are parsed from. */
    private static final long OBJECTS_PER_BYTE = 6;

    private FooterReader() {}

    static ParquetFile read(InputFile file) {
        try {
            return readFooter(file);
        } catch (CorruptDataException | IndexOutOfBoundsException e) {
            throw Failures.corrupt(file.entry().location(), e);
        }
    }

    private static ParquetFile readFooter(InputFile file) {
        FileEntry entry = file.entry();
        long length = entry.length();
        if (length < TAIL + 4) {
            throw new CorruptDataException("it has only " + length + " bytes, which is no Parquet file");
        }
        int size = (int) Math.min(length, file.isRemote() ? FIRST_REMOTE_READ : FIRST_READ);
        byte[] bytes = new byte[size];
        file.readFully(length - size, bytes, 0, size);
        int magic = Bits.getInt(bytes, size - 4);
        if (magic == ENCRYPTED_MAGIC) {
            throw new MesquiteException(
                    ErrorCode.NOT_SUPPORTED,
                    entry.location()
                            + " has an encrypted footer, which Mesquite does not read; write it without encryption");
        }
        if (magic != MAGIC) {
            throw new CorruptDataException("it does not end with PAR1; it is no Parquet file, or was cut off");
        }
        int footerLength = Bits.getInt(bytes, size - TAIL);
        if (footerLength <= 0 || footerLength > length - TAIL) {
            throw new CorruptDataException(
                    "its footer says that it has " + Integer.toUnsignedString(footerLength) + " bytes of " + length);
        }
        if (footerLength > size - TAIL) {
            size = footerLength + TAIL;
            bytes = new byte[size];
            file.readFully(length - size, bytes, 0, size);
        }
        int end = size - TAIL;
        Footer footer = FooterParser.parse(bytes, end - footerLength, end, length);
        long retainedBytes = 1024 + OBJECTS_PER_BYTE * (footerLength + indexBytes(footer));
        List<ColumnNode> columns = SchemaReader.read(footer.schema());
        GroupIndexes.Cache indexes =
                file.isRemote() ? cacheOfIndexes(file, footer, bytes, length - size) : new GroupIndexes.Cache();
        return new ParquetFile(entry, footer, columns, Summaries.of(footer, columns), indexes, retainedBytes);
    }

    /** A cache that has the bytes of all indexes, which usually stand together before the footer. */
    private static GroupIndexes.Cache cacheOfIndexes(InputFile file, Footer footer, byte[] tail, long tailStart) {
        long from = Long.MAX_VALUE;
        long to = 0;
        for (RowGroup group : footer.rowGroups()) {
            for (ColumnChunk chunk : group.columns()) {
                for (ByteRange range : List.of(chunk.offsetIndex(), chunk.columnIndex())) {
                    if (range.isPresent()) {
                        from = Math.min(from, range.offset());
                        to = Math.max(to, range.offset() + range.length());
                    }
                }
            }
        }
        if (from < 0
                || from >= to
                || to - from > MAX_INDEXES
                || to > file.entry().length()) {
            return new GroupIndexes.Cache();
        }
        byte[] bytes = new byte[(int) (to - from)];
        if (from >= tailStart) {
            System.arraycopy(tail, (int) (from - tailStart), bytes, 0, bytes.length);
        } else {
            file.readFully(from, bytes, 0, bytes.length);
        }
        return new GroupIndexes.Cache(from, bytes);
    }

    private static long indexBytes(Footer footer) {
        long bytes = 0;
        for (RowGroup group : footer.rowGroups()) {
            for (ColumnChunk chunk : group.columns()) {
                bytes += chunk.offsetIndex().length()
                        + (long) chunk.columnIndex().length();
            }
        }
        return bytes;
    }

    private static int magic(char first, char second, char third, char fourth) {
        return first | second << 8 | third << 16 | fourth << 24;
    }
}
