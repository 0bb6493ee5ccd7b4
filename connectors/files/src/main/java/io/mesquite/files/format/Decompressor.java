package io.mesquite.files.format;

import java.io.IOException;
import java.io.InputStream;

/** A way to decompress files that a plugin brings. Found by {@link java.util.ServiceLoader}; stateless. */
public interface Decompressor {
    /** Of the names of such files, such as {@code .bz2}. */
    String ending();

    /** The content; of a file that is several put together, all of it. Closing it closes what it is read from. */
    InputStream decompress(InputStream stored) throws IOException;
}
