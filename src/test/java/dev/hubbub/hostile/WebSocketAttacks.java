package dev.hubbub.hostile;

import static dev.hubbub.hostile.Attack.assertCounted;
import static dev.hubbub.hostile.Attack.counter;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.RawSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** WebSockets that come from elsewhere, and frames that no client sends. */
final class WebSocketAttacks {

    private static final String UPGRADE = "GET /stomp HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%s\r\n";
    private static final String CONNECT = "CONNECT\naccept-version:1.2\nhost:localhost\n\n\0";
    private static final int REPEATS = 20;
    private static final int FIN_TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int COMPRESSED = 0x40;
    private static final int CONTINUATION = 0;
    private static final int TOO_MANY_PARTS = 5_000;

    private WebSocketAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(
                new Attack("WebSocket from another site's page", origins(0).size(), WebSocketAttacks::foreign),
                new Attack("WebSocket: permessage-deflate asked for", 1, WebSocketAttacks::deflate),
                frames("a compressed frame", () -> frame(FIN_TEXT | COMPRESSED, new byte[50])),
                frames("a frame of 1 TB", () -> header(FIN_TEXT, 1L << 40)),
                frames("a frame without a mask", () -> new byte[] {(byte) FIN_TEXT, 2, 'h', 'i'}),
                frames("a message of 5,000 parts", WebSocketAttacks::parts),
                frames("a control frame of 200 bytes", () -> frame(0x89, new byte[200])),
                frames("STOMP: a header of 10 kB", () -> text(CONNECT + "SEND\nx:" + "y".repeat(10_000))),
                frames("STOMP: a body of 100 kB", () -> text(CONNECT + "SEND\n\n" + "y".repeat(100_000))),
                frames("STOMP: 10 GB announced", () -> text(CONNECT + "SEND\ncontent-length:10000000000\n\nx\0")),
                cutOff());
    }

    private static List<String> origins(int port) {
        return List.of(
                "https://evil.example",
                "null",
                "http://127.0.0.1:" + port + ".evil.example",
                "http://evil.example/127.0.0.1:" + port,
                "http://127.0.0.1:" + (port + 1),
                "http://127.0.0.1:" + port + "@evil.example",
                "http://localhost:" + port,
                "",
                "file://");
    }

    private static String foreign(AppProcess app) {
        for (String origin : origins(app.httpPort())) {
            String answer =
                    RawSocket.exchange(app.httpPort(), upgrade(app, "Origin: " + origin + "\r\nConnection: close\r\n"));
            assertThat(RawSocket.status(answer)).as(origin).isEqualTo(403);
        }
        return "403";
    }

    private static String deflate(AppProcess app) {
        try (RawSocket socket = RawSocket.open(app.httpPort())) {
            String answer = socket.send(
                            upgrade(app, "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"))
                    .head();
            assertThat(RawSocket.status(answer)).isEqualTo(101);
            assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("sec-websocket-extensions");
        }
        return "not agreed to";
    }

    /** Each ends its session, and only that. */
    private static Attack frames(String name, Supplier<byte[]> frames) {
        return new Attack("WebSocket: " + name, REPEATS, app -> {
            byte[] bytes = frames.get();
            many(() -> upgraded(app).send(bytes)).forEach(socket -> {
                String unused = socket.rest(); // fails when the server does not close
                socket.close();
            });
            return "ERROR, or closed with a code";
        });
    }

    /** Who says nothing has a deadline, and so has who begins a frame. */
    private static Attack cutOff() {
        String series = "hubbub_stomp_sessions_refused_total{reason=\"connect-timeout\"}";
        return new Attack("STOMP: half-open, no CONNECT or half a frame", 2 * REPEATS, app -> {
            long before = counter(app, series);
            List<RawSocket> silent = many(() -> upgraded(app));
            List<RawSocket> half = many(() -> upgraded(app).send(text(CONNECT + "SEND\ndestination:")));
            silent.forEach(socket -> assertThat(socket.rest()).contains("ERROR", "connect-timeout"));
            half.forEach(socket -> assertThat(socket.rest()).contains("ERROR", "malformed", "not ended within"));
            Stream.concat(silent.stream(), half.stream()).forEach(RawSocket::close);
            assertCounted(app, series, before, REPEATS);
            return "ERROR connect-timeout, malformed";
        });
    }

    private static List<RawSocket> many(Supplier<RawSocket> open) {
        return Stream.generate(open).limit(REPEATS).toList();
    }

    private static RawSocket upgraded(AppProcess app) {
        RawSocket socket = RawSocket.open(app.httpPort()).send(upgrade(app, ""));
        assertThat(RawSocket.status(socket.head())).isEqualTo(101);
        return socket;
    }

    private static byte[] upgrade(AppProcess app, String more) {
        return UPGRADE.formatted(app.httpPort(), more).getBytes(US_ASCII);
    }

    private static byte[] parts() {
        ByteBuffer parts = ByteBuffer.allocate(TOO_MANY_PARTS * 1_100);
        for (int i = 0; i < TOO_MANY_PARTS; i++) {
            parts.put(frame(i == 0 ? 1 : CONTINUATION, "y".repeat(1_000).getBytes(US_ASCII)));
        }
        return Arrays.copyOf(parts.array(), parts.position());
    }

    private static byte[] text(String text) {
        return frame(FIN_TEXT, text.getBytes(US_ASCII));
    }

    /** With a mask of zeros, which changes nothing. */
    private static byte[] frame(int first, byte[] payload) {
        byte[] header = header(first, payload.length);
        byte[] frame = Arrays.copyOf(header, header.length + payload.length);
        System.arraycopy(payload, 0, frame, header.length, payload.length);
        return frame;
    }

    private static byte[] header(int first, long length) {
        ByteBuffer header = ByteBuffer.allocate(14).put((byte) first);
        if (length < 126) {
            header.put((byte) (MASKED | length));
        } else if (length < 1 << 16) {
            header.put((byte) (MASKED | 126)).putShort((short) length);
        } else {
            header.put((byte) (MASKED | 127)).putLong(length);
        }
        return Arrays.copyOf(header.array(), header.position() + Integer.BYTES);
    }
}
