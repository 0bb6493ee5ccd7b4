package io.mesquite.hadoop;

import io.mesquite.spi.error.MesquiteException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hadoop.hdfs.BlockMissingException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.security.KerberosAuthException;

/** Failures of HDFS. */
final class HdfsFailures extends Failures {
    @Override
    boolean areOfCredentials(MesquiteException failure) {
        return find(failure, KerberosAuthException.class).isPresent() || isOfLogin(failure);
    }

    /** Hadoop tells in words alone that it wants another way to log in. */
    private static boolean isOfLogin(Throwable failure) {
        return find(failure, IOException.class)
                .map(Throwable::getMessage)
                .filter(message -> message.contains("authentication is not enabled")
                        || message.contains("Client cannot authenticate via"))
                .isPresent();
    }

    @Override
    MesquiteException explain(String location, IOException failure) {
        if (find(failure, KerberosAuthException.class).isPresent()) {
            return unreadable(
                    location,
                    firstLine(failure)
                            + "; check hdfs.principal and hdfs.keytab, and that krb5.conf names the realm's KDC",
                    failure);
        }
        if (isOfLogin(failure)) {
            return unreadable(
                    location,
                    "HDFS wants a login by Kerberos (" + firstLine(failure) + "); set hdfs.principal and hdfs.keytab",
                    failure);
        }
        if (find(failure, UnknownHostException.class).isPresent()) {
            return unreachable(
                    location,
                    "its NameNode's host is not known here (" + firstLine(failure)
                            + "); check the location, or name the hdfs-site.xml of its nameservice in config-files",
                    failure);
        }
        if (find(failure, ConnectException.class).isPresent()
                || find(failure, NoRouteToHostException.class).isPresent()
                || find(failure, SocketTimeoutException.class).isPresent()) {
            return unreachable(
                    location,
                    "its NameNode does not answer (" + firstLine(failure)
                            + "); check host and port of the location, and that HDFS runs",
                    failure);
        }
        if (find(failure, AccessControlException.class).isPresent()) {
            return unreadable(
                    location,
                    firstLine(failure) + "; grant it in HDFS, or read as another user with hdfs.user",
                    failure);
        }
        if (find(failure, BlockMissingException.class).isPresent()) {
            return unreadable(
                    location,
                    "no DataNode that has a copy of its block answers (" + firstLine(failure)
                            + "); see hdfs fsck, and run the query again when they are up",
                    failure);
        }
        Optional<RemoteException> remote = find(failure, RemoteException.class);
        if (remote.isPresent() && remote.get().getClassName().endsWith("StandbyException")) {
            return unreadable(
                    location,
                    "that NameNode is on standby; name the nameservice in place of the host, with its hdfs-site.xml in"
                            + " config-files",
                    failure);
        }
        if (find(failure, EOFException.class).isPresent()) {
            return unreadable(
                    location,
                    "the connection was closed, or no NameNode listens at that port; check the port",
                    failure);
        }
        return unreadable(location, firstLine(failure), failure);
    }
}
