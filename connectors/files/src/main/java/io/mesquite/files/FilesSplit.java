package io.mesquite.files;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.format.FileRange;
import io.mesquite.spi.connector.Split;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of a file, with the partition that the file is in.
 *
 * @param format its name
 * @param partition as in {@link io.mesquite.files.table.TableFile}
 * @param hosts that have its bytes, best first
 */
record FilesSplit(
        FileEntry file, String format, Map<String, Optional<String>> partition, FileRange range, List<String> hosts)
        implements Split {
    @Override
    public long bytes() {
        return range.bytes();
    }

    @Override
    public String description() {
        return file.name() + " group " + range.group() + " from " + range.from() + " to " + range.to();
    }
}
