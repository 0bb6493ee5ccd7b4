package io.mesquite.files.filesystem;

import io.mesquite.spi.connector.CheckStep;
import java.util.List;

/** An optional ability of a {@link FileSystem}: looks step by step whether a location can be reached. */
public interface FileSystemCheck {
    /**
     * What {@link io.mesquite.spi.connector.CatalogCheck#check} asks, up to the location itself: that it is there and may be
     * listed.
     *
     * @param location a folder or a file, as for {@link FileSystem#list}
     */
    List<CheckStep> check(String location);
}
