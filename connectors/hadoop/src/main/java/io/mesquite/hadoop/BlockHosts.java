package io.mesquite.hadoop;

import io.mesquite.files.filesystem.FileEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.BlockLocation;

/** Which hosts have which bytes of the files listed last. Thread-safe. */
final class BlockHosts {
    private static final int MAX_FILES = 20_000;

    private record Block(long from, long to, List<String> hosts) {}

    private final Map<FileEntry, List<Block>> files = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<FileEntry, List<Block>> eldest) {
            return size() > MAX_FILES;
        }
    };

    void put(FileEntry file, BlockLocation[] locations) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (BlockLocation location : locations) {
            long from = location.getOffset();
            blocks.add(new Block(
                    from,
                    from + location.getLength(),
                    Arrays.stream(location.getHosts()).sorted().toList()));
        }
        synchronized (files) {
            files.put(file, blocks);
        }
    }

    /** Hosts of a range, the one with most of its bytes first. */
    List<String> hosts(FileEntry file, long position, long length) {
        List<Block> blocks;
        synchronized (files) {
            blocks = files.getOrDefault(file, List.of());
        }
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (Block block : blocks) {
            long shared = Math.min(position + length, block.to) - Math.max(position, block.from);
            if (shared > 0) {
                block.hosts.forEach(host -> bytes.merge(host, shared, Long::sum));
            }
        }
        return bytes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
