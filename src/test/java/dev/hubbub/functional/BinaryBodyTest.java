package dev.hubbub.functional;

import static dev.hubbub.testing.ChatPeer.newRoom;
import static dev.hubbub.testing.ChatPeer.until;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.hubbub.proto.Command;
import dev.hubbub.proto.Message;
import dev.hubbub.proto.Resume;
import dev.hubbub.testing.ChatPeer;
import dev.hubbub.testing.Recording;
import dev.hubbub.testing.StompFrame;
import dev.hubbub.testing.StompPeer;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no text: every byte of it arrives, and who reads only texts is told what it was. */
@QuarkusTest
@Timeout(60)
class BinaryBodyTest {

    private static final byte[] EVERY_BYTE = everyByte();
    private static final String LINE = "[image/png, 256 bytes]";

    @ConfigProperty(name = "hubbub.grpc.port")
    int grpcPort;

    @ConfigProperty(name = "quarkus.http.test-port")
    int httpPort;

    private final String room = newRoom();
    private ChatPeer grpc;
    private StompPeer stomp;

    @BeforeEach
    void connect() {
        grpc = new ChatPeer(grpcPort);
        stomp = StompPeer.connect(httpPort, "1.2", "login:sue\n");
    }

    @AfterEach
    void close() {
        stomp.close();
        grpc.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1", "1.2"})
    void stompSubscribersGetTheVeryBytes(String version) {
        try (StompPeer listener = StompPeer.connect(httpPort, version, "")) {
            listener.subscribe("1", "/room/" + room, "");
            stomp.sendBytes(send("content-type:image/png\nx:y\n", EVERY_BYTE));

            StompFrame heard = listener.awaitMessages(1).get(0);
            assertThat(heard.body().getBytes(ISO_8859_1)).isEqualTo(EVERY_BYTE);
            assertThat(heard.headerLines())
                    .contains("content-type:image/png", "content-length:256", "x:y", "sender:sue");
        }
    }

    @Test
    void bytesOfNoTypeAreCalledBytesAndTextsComeAsBefore() {
        stomp.subscribe("1", "/room/" + room, "");
        stomp.sendBytes(send("", EVERY_BYTE));
        stomp.send("SEND\ndestination:/room/" + room + "\n\ngr\u00fc\u00dfe\0");

        List<StompFrame> heard = stomp.awaitMessages(2);
        assertThat(heard.get(0).header("content-type")).isEqualTo("application/octet-stream");
        assertThat(heard.get(0).body().getBytes(ISO_8859_1)).isEqualTo(EVERY_BYTE);
        assertThat(heard.get(1).header("content-type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(heard.get(1).body()).isEqualTo("gr\u00fc\u00dfe");
    }

    @Test
    void grpcSubscribersGetTheBytesAndALineForPeople() {
        Recording<Message> heard = grpc.subscribe(room, "listener");
        ChatPeer.Conversation chat = grpc.chat().join(room, "gus", "Gus");
        chat.await(1);
        stomp.sendBytes(send("content-type:image/png\ncorrelation-id:c\n", EVERY_BYTE));
        until(() -> heard.items().size() == 1);

        assertCarried(heard.items().get(0));
        assertThat(heard.items().get(0).getCorrelationId()).isEqualTo("c");
        assertCarried(chat.await(2).get(1).getMessage());
    }

    @Test
    void grpcSpeakersSendBytesToo() {
        stomp.subscribe("1", "/room/" + room, "");
        grpc.say(bytes().build());
        grpc.chat()
                .join(room, "gus", "Gus")
                .commands()
                .onNext(Command.newBuilder()
                        .setSay(Command.Say.newBuilder().setBody(ByteString.copyFrom(EVERY_BYTE)))
                        .build());

        List<StompFrame> heard = stomp.awaitMessages(2);
        assertThat(heard).allSatisfy(frame -> assertThat(frame.body().getBytes(ISO_8859_1))
                .isEqualTo(EVERY_BYTE));
        assertThat(heard)
                .extracting(frame -> frame.header("content-type"))
                .containsExactly("image/png", "application/octet-stream");
    }

    @Test
    void theLineForPeopleMayBeTheSendersOwn() {
        Recording<Message> heard = grpc.subscribe(room, "listener");
        grpc.say(bytes().setContent("a picture of my cat").build());
        until(() -> heard.items().size() == 1);

        assertThat(heard.items().get(0).getContent()).isEqualTo("a picture of my cat");
        assertThat(heard.items().get(0).getBody()).isEqualTo(ByteString.copyFrom(EVERY_BYTE));
    }

    @Test
    void whoComesBackGetsTheBytesThatWereMissed() {
        String epoch = Objects.requireNonNull(
                stomp.subscribe("keeper", "/room/" + room, "").header("epoch"));
        stomp.sendBytes(send("content-type:image/png\nreceipt:sent\n", EVERY_BYTE));
        stomp.awaitReceipt("sent");

        try (StompPeer back = StompPeer.connect(httpPort)) {
            back.subscribe("1", "/room/" + room, "epoch:" + epoch + "\noffset:0\n");
            assertThat(back.awaitMessages(1).get(0).body().getBytes(ISO_8859_1)).isEqualTo(EVERY_BYTE);
        }
        Recording<Message> resumed =
                grpc.resume(room, "gus", Resume.newBuilder().setEpoch(epoch).build());
        until(() -> resumed.items().size() == 1);
        assertCarried(resumed.items().get(0));
    }

    @Test
    void whatCannotBeCarriedIsRefusedWithEveryFault() {
        assertThatThrownBy(() -> grpc.say(bytes().setBody(ByteString.copyFrom(new byte[8_193]))
                        .setContentType("picture")
                        .build()))
                .hasMessageContaining("body: has 8193 bytes; at most 8192 are allowed")
                .hasMessageContaining("content_type: must be a MIME type");
        assertThatThrownBy(() -> grpc.say(bytes().clearBody().setContent("hi").build()))
                .hasMessageContaining("content_type: is that of a body; leave it out");
        stomp.sendBytes(send("content-type:image/png\n", new byte[8_193]));
        assertThat(stomp.awaitError().body()).contains("body: has 8193 bytes");
    }

    private static void assertCarried(Message message) {
        assertThat(message.getBody()).isEqualTo(ByteString.copyFrom(EVERY_BYTE));
        assertThat(message.getContentType()).isEqualTo("image/png");
        assertThat(message.getContent()).isEqualTo(LINE);
    }

    private Message.Builder bytes() {
        return Message.newBuilder()
                .setRoom(room)
                .setId("gus")
                .setBody(ByteString.copyFrom(EVERY_BYTE))
                .setContentType("image/png");
    }

    private byte[] send(String headers, byte[] body) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        String head = "SEND\ndestination:/room/" + room + "\ncontent-length:" + body.length + "\n" + headers + "\n";
        frame.writeBytes(head.getBytes(ISO_8859_1));
        frame.writeBytes(body);
        frame.write(0);
        return frame.toByteArray();
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
