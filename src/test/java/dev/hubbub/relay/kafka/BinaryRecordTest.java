package dev.hubbub.relay.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.message.Binary;
import dev.hubbub.message.Content;
import dev.hubbub.message.Member;
import dev.hubbub.message.MessageRules;
import dev.hubbub.message.Room;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no text, on its way through Kafka. */
class BinaryRecordTest {

    private static final MessageRules RULES = new MessageRules(1_000);

    @Test
    void everyByteComesOutAsItWentIn() throws Exception {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        ChatRecord sent = record(Content.of(new Binary(bytes, "image/png"), "", "c", Map.of("x", "y")));

        String json = new String(sent.toJson("here", Instant.EPOCH), UTF_8);

        assertThat(json).contains("\"content\":\"[image/png, 256 bytes]\"", "\"body\":\"AAECAw", "\"image/png\"");
        assertThat(ChatRecord.ofJson(json.getBytes(UTF_8))).isEqualTo(sent);
    }

    @Test
    void aTextHasNoBody() throws Exception {
        ChatRecord sent = record(new Content("hi", "", Map.of()));

        String json = new String(sent.toJson("here", Instant.EPOCH), UTF_8);

        assertThat(json).doesNotContain("body", "content_type");
        assertThat(ChatRecord.ofJson(json.getBytes(UTF_8))).isEqualTo(sent);
    }

    @Test
    void anotherProducersBytesNeedNoContentAndNoType() throws Exception {
        ChatRecord read = ChatRecord.ofJson("{\"user_id\":\"ann\",\"body\":\"AP8=\"}".getBytes(UTF_8));

        assertThat(read.draft().binary()).isEqualTo(new Binary(new byte[] {0, (byte) 0xff}, ""));
        assertThat(read.draft().content()).isEqualTo("[application/octet-stream, 2 bytes]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\""})
    void whatIsNothingIsNoBody(String body) throws Exception {
        String json = "{\"user_id\":\"ann\",\"content\":\"hi\",\"body\":" + body + ",\"content_type\":null}";

        assertThat(ChatRecord.ofJson(json.getBytes(UTF_8)).draft().binary()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"%%\"", "7", "true", "[1]", "{\"a\":1}"})
    void whatIsNoBase64IsMalformed(String body) {
        String json = "{\"user_id\":\"ann\",\"content\":\"hi\",\"body\":" + body + "}";

        assertThatThrownBy(() -> ChatRecord.ofJson(json.getBytes(UTF_8))).isInstanceOf(MalformedRecordException.class);
    }

    private static ChatRecord record(Content content) {
        return new ChatRecord("1", RULES.draft(new Room("team"), Member.of("ann", ""), content), 0);
    }
}
