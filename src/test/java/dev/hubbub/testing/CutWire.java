package dev.hubbub.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire between a client and a server on this machine that a test can cut, politely or not. */
public final class CutWire implements AutoCloseable {

    private final ServerSocket entrance;
    private final int serverPort;
    private final List<Socket> serverSides = new CopyOnWriteArrayList<>();
    private final List<Socket> clientSides = new CopyOnWriteArrayList<>();

    public CutWire(int serverPort) {
        this.serverPort = serverPort;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::accept);
    }

    /** Where the client dials. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** The server sees the client's FIN. */
    public void finish() throws IOException {
        for (Socket socket : serverSides) {
            socket.close();
        }
    }

    /** The server sees an RST. A client may dial again, and be cut again. */
    public void reset() throws IOException {
        List<Socket> cut = List.copyOf(serverSides);
        for (Socket socket : cut) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
        serverSides.removeAll(cut);
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        finish();
        for (Socket socket : clientSides) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                clientSides.add(client);
                serverSides.add(server);
                start(() -> pump(client, server));
                start(() -> pump(server, client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException cut) {
            // as the test wanted
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cut-wire");
        thread.setDaemon(true);
        thread.start();
    }
}
