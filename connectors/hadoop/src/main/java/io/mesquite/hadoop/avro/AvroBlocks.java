package io.mesquite.hadoop.avro;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.hadoop.input.FileStream;
import io.mesquite.spi.connector.ScanContext;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableInput;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;

/** Opens a file by Avro's own reader, of which only whole blocks are wanted. */
final class AvroBlocks {
    private AvroBlocks() {}

    /** @param context told what is read; null where nobody wants to know */
    static DataFileReader<Void> open(FileSystem fileSystem, FileEntry file, ScanContext context) throws IOException {
        FileStream stream = new FileStream(fileSystem.open(file), context);
        try {
            return new DataFileReader<>(new Input(stream), new NoValues());
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    private record Input(FileStream stream) implements SeekableInput {
        @Override
        public void seek(long position) throws IOException {
            stream.seek(position);
        }

        @Override
        public long tell() {
            return stream.getPos();
        }

        @Override
        public long length() {
            return stream.length();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return stream.read(buffer, offset, length);
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    /** Values are decoded from the blocks, so the file's reader is never asked for one. */
    private static final class NoValues implements DatumReader<Void> {
        @Override
        public void setSchema(Schema schema) {}

        @Override
        public Void read(Void reuse, Decoder decoder) {
            throw new UnsupportedOperationException("blocks are read, not values");
        }
    }
}
