package dev.hubbub.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.proto.BroadcastGrpc;
import dev.hubbub.proto.ChatGrpc;
import dev.hubbub.proto.Message;
import dev.hubbub.testing.ChatPeer;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Bytes that are not the message they should be. */
@QuarkusTest
class MalformedRequestTest {

    private static final byte[] BAD_UTF8 = {2, (byte) 0xc3, (byte) 0x28};

    @ConfigProperty(name = "hubbub.grpc.port")
    int port;

    @Test
    void textThatIsNotUtf8IsNamed() {
        byte[] content = {0x12, BAD_UTF8[0], BAD_UTF8[1], BAD_UTF8[2]};

        StatusRuntimeException refused = send(BroadcastGrpc.getBroadcastMessageMethod(), content);

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.getStatus().getDescription()).startsWith("content: ").contains("chat.Message", "UTF-8");
    }

    @Test
    void nestedTextThatIsNotUtf8IsNamedByItsPath() {
        byte[] user = {0x0a, 4, 0x0a, BAD_UTF8[0], BAD_UTF8[1], BAD_UTF8[2]};

        StatusRuntimeException refused = send(BroadcastGrpc.getCreateStreamMethod(), user);

        assertThat(refused.getStatus().getDescription()).startsWith("user.id: ");
    }

    @Test
    void truncatedProtobufIsRefusedOnEveryKindOfCall() {
        byte[] truncated = {0x12, 100, 'a'};
        for (MethodDescriptor<?, ?> method : new MethodDescriptor<?, ?>[] {
            BroadcastGrpc.getBroadcastMessageMethod(), BroadcastGrpc.getCreateStreamMethod(), ChatGrpc.getJoinMethod()
        }) {
            assertThat(send(method, truncated).getStatus().getCode())
                    .as(method.getFullMethodName())
                    .isEqualTo(Status.Code.INVALID_ARGUMENT);
        }
    }

    @Test
    void whatIsTooLongOnceItIsUnpackedIsRefused() {
        byte[] bomb =
                Message.newBuilder().setContent("x".repeat(32 << 20)).build().toByteArray();
        try (ChatPeer peer = new ChatPeer(port)) {
            Status refused = packed(peer, bomb).getStatus();

            assertThat(refused.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(refused.getDescription()).contains("hubbub.grpc.max-request-bytes");
            assertThat(peer.say("lobby", "ann", "the connection goes on").getOffset())
                    .isPositive();
        }
    }

    @Test
    void unknownMethodIsUnimplemented() {
        MethodDescriptor<byte[], byte[]> unknown = raw(BroadcastGrpc.getBroadcastMessageMethod()).toBuilder()
                .setFullMethodName("chat.Broadcast/Nothing")
                .build();

        StatusRuntimeException refused = call(unknown, new byte[0]);

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
    }

    private StatusRuntimeException send(MethodDescriptor<?, ?> method, byte[] bytes) {
        return call(raw(method), bytes);
    }

    private StatusRuntimeException call(MethodDescriptor<byte[], byte[]> method, byte[] bytes) {
        try (ChatPeer peer = new ChatPeer(port)) {
            return catchThrowableOfType(StatusRuntimeException.class, () -> ClientCalls.blockingServerStreamingCall(
                            peer.channel(), method, CallOptions.DEFAULT, bytes)
                    .next());
        }
    }

    private static StatusRuntimeException packed(ChatPeer peer, byte[] bytes) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> ClientCalls.blockingServerStreamingCall(
                        peer.channel(),
                        raw(BroadcastGrpc.getBroadcastMessageMethod()),
                        CallOptions.DEFAULT.withCompression("gzip"),
                        bytes)
                .next());
    }

    private static MethodDescriptor<byte[], byte[]> raw(MethodDescriptor<?, ?> method) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setFullMethodName(method.getFullMethodName())
                .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
                .setRequestMarshaller(new Bytes())
                .setResponseMarshaller(new Bytes())
                .build();
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
