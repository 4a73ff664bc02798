package dev.hubbub.hostile;

import static dev.hubbub.hostile.Attack.assertCounted;
import static dev.hubbub.hostile.Attack.counter;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.hubbub.http2.Refusal;
import dev.hubbub.testing.AppProcess;
import dev.hubbub.testing.Http2Frame;
import dev.hubbub.testing.RawHeaders;
import dev.hubbub.testing.RawSocket;
import java.io.ByteArrayOutputStream;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Frames of HTTP/2 that cost the server more than the client: on the gRPC port, and on the HTTP port without TLS. */
final class Http2Attacks {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] REQUEST = RawHeaders.request("/chat.Broadcast/CreateStream");
    private static final int DYNAMIC_ENTRY = 3_900;

    private Http2Attacks() {}

    static Stream<Attack> all() {
        return Stream.of(
                flood("SETTINGS", 1_000, Refusal.SETTINGS, i -> Http2Frame.emptySettings()),
                flood("PING", 1_000, Refusal.PINGS, i -> Http2Frame.ping()),
                flood("rapid reset", 4 * HostileIT.MAX_RESETS, Refusal.RESETS, Http2Attacks::requestOrReset),
                flood("empty CONTINUATION", 20_000, Refusal.PROTOCOL, i -> continuation(i, 0)),
                flood("long CONTINUATION", 500, Refusal.PROTOCOL, i -> continuation(i, 1_000)),
                flood("empty DATA", 50_000, Refusal.CONTROL_FRAMES, Http2Attacks::emptyData),
                flood("PRIORITY", 50_000, Refusal.CONTROL_FRAMES, i -> frame(Http2Frame.PRIORITY, 1, 5)),
                flood("header block of 39 MB in 14 kB", 1, Refusal.PROTOCOL, i -> headerBomb()),
                onHttp("rapid reset", 2_000, Http2Attacks::requestOrReset),
                onHttp("empty CONTINUATION", 20_000, i -> continuation(i, 0)));
    }

    /** One that must be recognised for what it is. */
    private static Attack flood(String name, int count, Refusal reason, IntFunction<Http2Frame> frame) {
        String series = "hubbub_grpc_connections_refused_total{reason=\"" + reason.tag() + "\"}";
        return new Attack("gRPC port: HTTP/2, " + name, count, app -> {
            long before = counter(app, series);
            send(app, AppProcess::grpcPort, count, frame);
            assertCounted(app, series, before, 1);
            return "GOAWAY and closed: " + reason.tag();
        });
    }

    /** One that must be ended: no statistics tell why there. */
    private static Attack onHttp(String name, int count, IntFunction<Http2Frame> frame) {
        return new Attack("HTTP port: HTTP/2, " + name, count, app -> {
            send(app, AppProcess::httpPort, count, frame);
            return "closed";
        });
    }

    /** Returns when the server has closed the connection. */
    private static void send(AppProcess app, ToIntFunction<AppProcess> port, int count, IntFunction<Http2Frame> frame) {
        ByteArrayOutputStream flood = new ByteArrayOutputStream();
        flood.writeBytes(PREFACE);
        flood.writeBytes(Http2Frame.emptySettings().bytes());
        for (int i = 0; i < count; i++) {
            flood.writeBytes(frame.apply(i).bytes());
        }
        String unused = RawSocket.exchange(port.applyAsInt(app), flood.toByteArray());
    }

    private static Http2Frame requestOrReset(int i) {
        int stream = i / 2 * 2 + 1;
        return i % 2 == 0
                ? new Http2Frame(Http2Frame.HEADERS, Http2Frame.END_HEADERS, stream, REQUEST)
                : Http2Frame.reset(stream);
    }

    private static Http2Frame continuation(int i, int bytes) {
        return i == 0
                ? new Http2Frame(Http2Frame.HEADERS, Http2Frame.NO_FLAGS, 1, REQUEST)
                : frame(Http2Frame.CONTINUATION, 1, bytes);
    }

    private static Http2Frame emptyData(int i) {
        return i == 0
                ? new Http2Frame(Http2Frame.HEADERS, Http2Frame.END_HEADERS, 1, RawHeaders.request("/chat.Chat/Join"))
                : frame(Http2Frame.DATA, 1, 0);
    }

    private static Http2Frame frame(int type, int stream, int bytes) {
        return new Http2Frame(type, Http2Frame.NO_FLAGS, stream, new byte[bytes]);
    }

    /** A long header that is put into the table (RFC 7541, 6.2.1), and then a byte for each time that it is meant (6.1). */
    private static Http2Frame headerBomb() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(REQUEST);
        block.write(0x40);
        block.write(1);
        block.write('x');
        int rest = DYNAMIC_ENTRY - 127;
        block.write(127);
        block.write(rest % 128 + 128);
        block.write(rest / 128);
        block.writeBytes("y".repeat(DYNAMIC_ENTRY).getBytes(US_ASCII));
        for (int i = 0; i < 10_000; i++) {
            block.write(0x80 + 62);
        }
        return new Http2Frame(
                Http2Frame.HEADERS, Http2Frame.END_HEADERS | Http2Frame.END_STREAM, 1, block.toByteArray());
    }
}
