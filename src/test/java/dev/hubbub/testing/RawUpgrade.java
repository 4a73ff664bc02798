package dev.hubbub.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A WebSocket by hand: for what no client sends. */
public final class RawUpgrade {

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

    private RawUpgrade() {}

    /** Announces a text frame of so many bytes, and returns all that the server says until it closes. */
    public static String sendGiantFrame(int port, long bytes) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(REQUEST.getBytes(ISO_8859_1));
            StringBuilder answer = new StringBuilder();
            while (!answer.toString().endsWith("\r\n\r\n")) {
                answer.append((char) socket.getInputStream().read());
            }
            ByteBuffer header = ByteBuffer.allocate(14)
                    .put((byte) 0x81)
                    .put((byte) 0xff)
                    .putLong(bytes)
                    .putInt(0);
            out.write(header.array());
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
