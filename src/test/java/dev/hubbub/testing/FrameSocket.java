package dev.hubbub.testing;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** A connection to a server on this machine that carries frames. */
final class FrameSocket implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;
    private final Semaphore reading = new Semaphore(1);
    private volatile boolean closed;

    FrameSocket(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Begins to read, in a thread of its own. */
    void listen(Consumer<Http2Frame> listener) {
        Thread reader = new Thread(() -> read(listener), "raw-peer");
        reader.setDaemon(true);
        reader.start();
    }

    /** Sends anything, as far as the server still takes it. */
    void send(byte[] bytes) {
        synchronized (out) {
            try {
                out.write(bytes);
            } catch (IOException failure) {
                closed = true;
            }
        }
    }

    void stopReading() {
        reading.acquireUninterruptibly();
    }

    void readAgain() {
        reading.release();
    }

    /** Whether the server has closed it. */
    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read(Consumer<Http2Frame> listener) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()))) {
            while (true) {
                Http2Frame frame = Http2Frame.read(in);
                reading.acquireUninterruptibly();
                try {
                    listener.accept(frame);
                } finally {
                    reading.release();
                }
            }
        } catch (IOException end) {
            closed = true;
        }
    }
}
