package io.mesquite.stores;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A NameNode and three DataNodes in this process. Small blocks, of which two DataNodes each have a copy. */
final class HdfsServer implements AutoCloseable {
    private final MiniDFSCluster cluster;

    HdfsServer(Path folder) throws IOException {
        Configuration configuration = new Configuration();
        configuration.set("hdfs.minidfs.basedir", folder.toString());
        configuration.set("dfs.blocksize", "1048576");
        configuration.set("dfs.replication", "2");
        configuration.set("dfs.namenode.fs-limits.min-block-size", "1024");
        configuration.set("dfs.datanode.address", "127.0.0.1:0");
        configuration.set("dfs.datanode.http.address", "127.0.0.1:0");
        configuration.set("dfs.datanode.ipc.address", "127.0.0.1:0");
        cluster = new MiniDFSCluster.Builder(configuration)
                .numDataNodes(3)
                .hosts(new String[] {"dn1.test", "dn2.test", "dn3.test"})
                .build();
        cluster.waitActive();
    }

    /** As it stands in a catalog's location. */
    String url() throws IOException {
        return cluster.getFileSystem().getUri().toString();
    }

    FileSystem files() throws IOException {
        return cluster.getFileSystem();
    }

    /** Copies a local folder to the root. */
    void upload(Path folder) throws IOException {
        files().copyFromLocalFile(
                        new org.apache.hadoop.fs.Path(folder.toUri()), new org.apache.hadoop.fs.Path("/tpch"));
    }

    void stopDataNode(int index) {
        cluster.stopDataNode(index);
    }

    @Override
    public void close() {
        cluster.shutdown(true);
    }
}
