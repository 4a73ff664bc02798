package dev.hubbub.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A WebSocket by hand: for what no client sends. */
public final class RawUpgrade implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 15_000;
    private static final String REQUEST = String.join(
            "\r\n",
            "GET /stomp HTTP/1.1",
            "Host: 127.0.0.1",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "",
            "");

    private final Socket socket;

    private RawUpgrade(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.getOutputStream().write(REQUEST.getBytes(ISO_8859_1));
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().endsWith("\r\n\r\n")) {
            answer.append((char) socket.getInputStream().read());
        }
    }

    /** Opens one on which nothing is said, and no close is answered. */
    public static RawUpgrade open(int port) {
        try {
            return new RawUpgrade(port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** All that the server says until it closes the connection. */
    public String rest() {
        try {
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Announces a text frame of so many bytes, and returns all that the server says until it closes. */
    public static String sendGiantFrame(int port, long bytes) {
        try (RawUpgrade raw = open(port)) {
            ByteBuffer header = ByteBuffer.allocate(14)
                    .put((byte) 0x81)
                    .put((byte) 0xff)
                    .putLong(bytes)
                    .putInt(0);
            raw.socket.getOutputStream().write(header.array());
            return raw.rest();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
