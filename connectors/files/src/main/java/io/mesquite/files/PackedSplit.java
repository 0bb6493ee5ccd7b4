package io.mesquite.files;

import io.mesquite.spi.connector.Split;
import java.util.List;

/**
 * Small files that are read one after the other as one unit of work, since each would be too little for one.
 *
 * @param pieces at least two, which lie on the same hosts
 */
record PackedSplit(List<FilesSplit> pieces) implements Split {
    PackedSplit {
        pieces = List.copyOf(pieces);
    }

    @Override
    public List<String> hosts() {
        return pieces.get(0).hosts();
    }

    @Override
    public long bytes() {
        return pieces.stream().mapToLong(FilesSplit::bytes).sum();
    }

    @Override
    public String description() {
        return pieces.size() + " small files from " + pieces.get(0).file().name() + " on";
    }
}
