package dev.hubbub.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Header blocks of literals without indexing and without Huffman codes (RFC 7541, 6.2.2). */
public final class RawHeaders {

    /** A length with a prefix of 7 bits says itself whether more bytes follow: from here on they do. */
    private static final int LONG = 127;

    private RawHeaders() {}

    /** A gRPC request. */
    public static byte[] request(String path) {
        return request(path, Map.of());
    }

    /** A gRPC request with more headers. */
    public static byte[] request(String path, Map<String, String> more) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        literal(block, ":method", "POST");
        literal(block, ":scheme", "http");
        literal(block, ":path", path);
        literal(block, ":authority", "localhost");
        literal(block, "content-type", "application/grpc");
        literal(block, "te", "trailers");
        more.forEach((name, value) -> literal(block, name, value));
        return block.toByteArray();
    }

    private static void literal(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        text(block, name);
        text(block, value);
    }

    private static void text(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length < LONG) {
            block.write(bytes.length);
        } else {
            block.write(LONG);
            int rest = bytes.length - LONG;
            while (rest >= 128) {
                block.write(rest % 128 + 128);
                rest /= 128;
            }
            block.write(rest);
        }
        block.writeBytes(bytes);
    }
}
