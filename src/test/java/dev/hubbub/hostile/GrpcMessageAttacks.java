package dev.hubbub.hostile;

import static dev.hubbub.testing.ChatPeer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.Http2Frame;
import dev.hubbub.testing.RawHeaders;
import dev.hubbub.testing.RawPeer;
import dev.hubbub.testing.RawStream;
import io.grpc.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Messages of gRPC that are longer than they look, or shorter than they say. */
final class GrpcMessageAttacks {

    private static final int FRAME = 16_384;
    private static final int BOMB = 32 << 20;
    private static final byte[] RUBBISH = new byte[500];

    static {
        new SplittableRandom(9).nextBytes(RUBBISH);
    }

    private GrpcMessageAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(
                message("2 GB announced", 0, Integer.MAX_VALUE, new byte[100], Status.Code.RESOURCE_EXHAUSTED),
                message("cut off", 0, 100, new byte[10], Status.Code.INTERNAL),
                message("random bytes", 0, RUBBISH.length, RUBBISH, Status.Code.INVALID_ARGUMENT),
                bomb());
    }

    private static Attack message(String name, int flag, int length, byte[] bytes, Status.Code code) {
        return new Attack("gRPC message, " + name, 10, app -> {
            try (RawPeer peer = RawPeer.connect(app.grpcPort(), FRAME)) {
                for (int i = 0; i < 10; i++) {
                    assertThat(send(peer, Map.of(), flag, length, bytes)).isEqualTo(code);
                }
            }
            return code.toString();
        });
    }

    private static Attack bomb() {
        byte[] zipped = zipped(BOMB);
        return new Attack("gRPC message, gzip of 32 MB in " + zipped.length / 1024 + " kB", 10, app -> {
            try (RawPeer peer = RawPeer.connect(app.grpcPort(), FRAME)) {
                for (int i = 0; i < 10; i++) {
                    assertThat(send(peer, Map.of("grpc-encoding", "gzip"), 1, zipped.length, zipped))
                            .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                }
            }
            return Status.Code.RESOURCE_EXHAUSTED.toString();
        });
    }

    private static Status.Code send(RawPeer peer, Map<String, String> headers, int flag, int length, byte[] bytes) {
        RawStream stream =
                peer.open(RawHeaders.request("/chat.Broadcast/BroadcastMessage", headers), Http2Frame.END_HEADERS);
        byte[] message = ByteBuffer.allocate(5 + bytes.length)
                .put((byte) flag)
                .putInt(length)
                .put(bytes)
                .array();
        for (int at = 0; at < message.length; at += FRAME) {
            int end = Math.min(message.length, at + FRAME);
            int last = end == message.length ? Http2Frame.END_STREAM : Http2Frame.NO_FLAGS;
            peer.send(new Http2Frame(Http2Frame.DATA, last, stream.id(), Arrays.copyOfRange(message, at, end)));
        }
        until(stream::isEnded);
        return Status.fromCodeValue(stream.grpcStatus()).getCode();
    }

    private static byte[] zipped(int bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            byte[] block = new byte[1 << 16];
            for (int written = 0; written < bytes; written += block.length) {
                out.write(block);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }
}
