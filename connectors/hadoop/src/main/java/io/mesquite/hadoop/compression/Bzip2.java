package io.mesquite.hadoop.compression;

import io.mesquite.files.format.Decompressor;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** bzip2, by Commons Compress. */
public final class Bzip2 implements Decompressor {
    @Override
    public String ending() {
        return ".bz2";
    }

    @Override
    public InputStream decompress(InputStream stored) throws IOException {
        return new BZip2CompressorInputStream(stored, true);
    }
}
