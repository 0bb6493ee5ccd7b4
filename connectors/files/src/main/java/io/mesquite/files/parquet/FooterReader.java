package io.mesquite.files.parquet;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.InputFile;
import io.mesquite.files.parquet.decode.Bits;
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
        int size = (int) Math.min(length, FIRST_READ);
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
        return new ParquetFile(
                entry, footer, columns, Summaries.of(footer, columns), new GroupIndexes.Cache(), retainedBytes);
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
