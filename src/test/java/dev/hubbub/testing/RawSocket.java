package dev.hubbub.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** A TCP connection to a server on this machine, for bytes that no client sends. */
public final class RawSocket implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket;

    private RawSocket(Socket socket) {
        this.socket = socket;
    }

    public static RawSocket open(int port) {
        try {
            Socket socket = new Socket();
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            return new RawSocket(socket);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sends bytes, and returns all that the server says until it closes; each character is a byte. */
    public static String exchange(int port, byte[] bytes) {
        try (RawSocket raw = open(port)) {
            raw.send(bytes);
            return raw.rest();
        }
    }

    /** A request of HTTP/1.1 whose connection ends with the answer. @param lines its head, with its line ends */
    public static String http(int port, String lines, byte[] body) {
        return exchange(port, request(lines, body));
    }

    /** Likewise; the head of its answer, whether the server closes then or waits for the rest of the request. */
    public static String answer(int port, String lines, byte[] body) {
        try (RawSocket raw = open(port)) {
            return raw.send(request(lines, body)).head();
        }
    }

    private static byte[] request(String lines, byte[] body) {
        byte[] head = (lines + "Host: localhost\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    /** The status of an answer; 0 when there is none. */
    public static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    /** Sends as far as the server still takes it. */
    public RawSocket send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException closed) {
            // The server is free to close before all has come.
        }
        return this;
    }

    public RawSocket send(String text) {
        return send(text.getBytes(ISO_8859_1));
    }

    /** There will be no more. */
    public RawSocket endOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException closed) {
            // It was closed already.
        }
        return this;
    }

    /** The head of an answer of HTTP/1.1, up to its empty line; what there is of it when the server closes before. */
    public String head() {
        return upTo("\r\n\r\n");
    }

    /** What the server says up to the first of these; all that it says when it closes before. */
    public String upTo(String end) {
        StringBuilder said = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int read = in.read(); read >= 0; read = in.read()) {
                said.append((char) read);
                if (said.length() >= end.length()
                        && said.substring(said.length() - end.length()).equals(end)) {
                    break;
                }
            }
        } catch (SocketTimeoutException open) {
            throw new AssertionError("the server neither answers nor closes; it has said: " + said, open);
        } catch (IOException reset) {
            // That, too, is an end.
        }
        return said.toString();
    }

    /** All that the server says until it closes the connection. */
    public String rest() {
        StringBuilder said = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            InputStream in = socket.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                said.append(new String(buffer, 0, count, ISO_8859_1));
            }
        } catch (SocketTimeoutException open) {
            throw new AssertionError("the server neither answers nor closes; it has said: " + said, open);
        } catch (IOException reset) {
            // That, too, is an end.
        }
        return said.toString();
    }

    /** Closes with RST, so that no port stays taken for a minute. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // It was closed already.
        }
        close();
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
