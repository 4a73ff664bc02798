package dev.hubbub.relay.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hubbub.message.Binary;
import dev.hubbub.message.Content;
import dev.hubbub.message.Draft;
import dev.hubbub.message.Member;
import dev.hubbub.message.MessageRules;
import dev.hubbub.message.Room;
import dev.hubbub.message.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatRecordTest {

    private static final MessageRules RULES = new MessageRules(10_000);
    private static final Member ANN = Member.of("ann", "Ann \u00dc.");
    private static final Room ROOM = new Room("room");

    @ParameterizedTest
    @MethodSource("contents")
    void whatIsWrittenIsRead(Content content) throws MalformedRecordException {
        ChatRecord record = new ChatRecord("i-1", RULES.draft(ROOM, ANN, content), 123);

        assertThat(ChatRecord.ofJson(record.toJson("here", Instant.EPOCH))).isEqualTo(record);
    }

    static List<Content> contents() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("b", "2");
        headers.put("a", "\u0000\"\\\n");
        return List.of(
                new Content("hello", "", Map.of()),
                new Content("\u0000 \" \\ \n \ud83d\ude00", "mark", headers),
                Content.of(new Binary(new byte[] {0, -1, 127}, "image/png"), "", "m", Map.of()),
                Content.of(new Binary(new byte[] {0}, ""), "a word about it", "", Map.of()));
    }

    @Test
    void aDirectRoomIsOneHere() throws MalformedRecordException {
        Draft draft = RULES.draft(Room.direct(new UserId("eve")), ANN, "psst", "");
        ChatRecord record = new ChatRecord("i-1", draft, 0);

        assertThat(ChatRecord.ofJson(record.toJson("here", Instant.EPOCH))).isEqualTo(record);
    }

    @Test
    void theFieldsThatOthersKnowAreThere() throws Exception {
        ChatRecord record = new ChatRecord("i-1", RULES.draft(ROOM, ANN, "hello", ""), 123);

        JsonNode json = new ObjectMapper().readTree(record.toJson("here", Instant.EPOCH));

        assertThat(json.path("v").intValue()).isEqualTo(1);
        assertThat(json.path("id").textValue()).isEqualTo("i-1");
        assertThat(json.path("content").textValue()).isEqualTo("hello");
        assertThat(json.path("timestamp").textValue()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(json.path("user_id").textValue()).isEqualTo("ann");
        assertThat(json.path("room").textValue()).isEqualTo("room");
        assertThat(json.path("origin").textValue()).isEqualTo("here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"content\":\"x\",\"user_id\":\"u\",\"headers\":[1,{\"a\":2}],\"more\":{\"deep\":[{}]}}",
                "{\"user_id\":\"u\",\"content\":\"x\",\"name\":{\"room\":\"nested\"},\"expires\":[1],\"room\":\"lobby\"}",
                "{\"user_id\":\"u\",\"content\":\"x\",\"id\":7,\"timestamp\":{\"seconds\":1}}",
                "{\"v\":99,\"content\":\"x\",\"user_id\":\"u\",\"headers\":{\"a\":[1]}}"
            })
    void whatIsNotKnownIsNotLookedAt(String json) throws MalformedRecordException {
        Draft draft = ChatRecord.ofJson(json.getBytes(StandardCharsets.UTF_8)).draft();

        assertThat(draft.content()).isEqualTo("x");
        assertThat(draft.room()).isEqualTo(Room.LOBBY);
        assertThat(draft.headers()).isEmpty();
    }

    /** One record that nobody can read would keep every instance from all that comes behind it. */
    @Test
    void whateverIsThereIsReadOrLeftOut() {
        Random random = new Random(7);
        byte[] sound =
                new ChatRecord("i-1", RULES.draft(ROOM, ANN, contents().get(2)), 123).toJson("here", Instant.EPOCH);
        for (int round = 0; round < 20_000; round++) {
            byte[] poison = Arrays.copyOf(sound, 1 + random.nextInt(sound.length));
            for (int i = random.nextInt(4); i >= 0; i--) {
                poison[random.nextInt(poison.length)] = (byte) random.nextInt(256);
            }

            assertThatCode(() -> readOrLeaveOut(poison))
                    .as(() -> new String(poison, StandardCharsets.ISO_8859_1))
                    .doesNotThrowAnyException();
        }
    }

    private static void readOrLeaveOut(byte[] value) {
        try {
            assertThat(ChatRecord.ofJson(value)).isNotNull();
        } catch (MalformedRecordException leftOut) {
            assertThat(leftOut).hasMessageMatching("(?s).+");
        }
    }

    @Test
    void whatWasSaidIsInNoFault() {
        assertThatThrownBy(() -> ChatRecord.ofJson("{\"content\":secret}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageNotContaining("secret")
                .hasMessageContaining("at byte");
    }

    @Test
    void aFaultIsNamed() {
        assertThatThrownBy(() -> ChatRecord.ofJson("{\"content\":\"x\"}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("user.id");
    }
}
