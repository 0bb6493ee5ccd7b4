package io.mesquite.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between client and server that can fall silent, and break. */
final class TcpProxy implements AutoCloseable {
    private final InetSocketAddress target;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object gate = new Object();
    private boolean silent;

    private TcpProxy(InetSocketAddress target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** @param url of a server */
    static TcpProxy before(String url) throws IOException {
        String port = url.substring(url.lastIndexOf(':') + 1);
        return new TcpProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)));
    }

    String url() {
        return "jdbc:mesquite://127.0.0.1:" + listener.getLocalPort();
    }

    /** Bytes wait from now on, or go on. */
    void setSilent(boolean silent) {
        synchronized (gate) {
            this.silent = silent;
            gate.notifyAll();
        }
    }

    /** Breaks all connections; new ones may be made. */
    void breakAll() throws IOException {
        for (Socket socket : sockets) {
            try (socket) {
                socket.setSoLinger(true, 0);
            } catch (SocketException e) {
                // closed by its pump meanwhile
            }
        }
        sockets.clear();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket();
                server.connect(target);
                sockets.add(client);
                sockets.add(server);
                start(() -> pump(client, server));
                start(() -> pump(server, client));
            } catch (IOException e) {
                // the proxy was closed, or the server is not there: clients see their connection end
            }
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] bytes = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                synchronized (gate) {
                    while (silent) {
                        gate.wait();
                    }
                }
                out.write(bytes, 0, count);
            }
        } catch (SocketException e) {
            // broken by one of the two, or by the test
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "test-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        setSilent(false);
        breakAll();
    }
}
