package io.mesquite.files.filesystem;

import java.util.Map;
import java.util.Set;

/**
 * Makes file systems for locations of some schemes. Found by {@link java.util.ServiceLoader}, on the class path or in a
 * plugin folder; see {@link FileSystems}.
 */
public interface FileSystemProvider {
    /** In lower case, such as {@code hdfs}. */
    Set<String> schemes();

    /**
     * Opens the file system that a location is in. Does not wait for the store: what is wrong there shows when it is used.
     *
     * @param location with a scheme
     * @param properties of the catalog; keys that are of no use to it are ignored
     * @throws io.mesquite.spi.error.MesquiteException INVALID_CONFIGURATION
     */
    FileSystem open(String location, Map<String, String> properties);
}
