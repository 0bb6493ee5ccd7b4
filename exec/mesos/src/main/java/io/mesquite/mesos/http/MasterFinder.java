package io.mesquite.mesos.http;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Knows where masters may be. */
public interface MasterFinder {
    /**
     * The masters to ask, the likeliest first; one that does not lead says who does. May take some seconds.
     *
     * @throws IOException with a message for people, when nobody can tell
     */
    List<URI> masters() throws IOException;

    /**
     * Reads what an operator writes: {@code host:port,host:port}, the same with {@code http://} or {@code https://} before each, or {@code
     * zk://host:port,host:port/path}, with {@code user:password@} before the hosts where ZooKeeper asks for it.
     *
     * @throws IllegalArgumentException with a message that shows the form
     */
    static MasterFinder parse(String text) {
        if (text.strip().startsWith(ZooKeeperAddress.SCHEME)) {
            ZooKeeperAddress address = ZooKeeperAddress.parse(text.strip());
            return () -> ZooKeeperMasters.find(address);
        }
        List<URI> listed = MasterList.parse(text);
        return () -> listed;
    }
}
