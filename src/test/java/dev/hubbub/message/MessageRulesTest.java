package dev.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.Fault;
import dev.hubbub.error.HubbubException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageRulesTest {

    private static final Member ANN = Member.of("ann", "Ann");

    private final MessageRules rules = new MessageRules(100);

    @Test
    void aSoundMessageBecomesADraftWithItsLengthInBytes() {
        Draft draft = rules.draft("team-7", "ann", "", "gr\u00fc\u00df dich", "c-1");
        assertThat(draft)
                .isEqualTo(new Draft(
                        new Room("team-7"), Member.of("ann", "ann"), "gr\u00fc\u00df dich", null, "c-1", Map.of(), 11));
    }

    @Test
    void withoutARoomItGoesToTheLobby() {
        assertThat(rules.draft("", "ann", "Ann", "hello", "").room()).isEqualTo(Room.LOBBY);
    }

    @Test
    void everyFaultIsToldAtOnce() {
        HubbubException refusal = catchThrowableOfType(
                HubbubException.class, () -> rules.draft("no room", "a b", "\u0000", "", "c".repeat(65)));
        assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refusal.faults())
                .extracting(Fault::field)
                .containsExactly("id", "sender_name", "room", "content", "correlation_id");
        assertThat(refusal).hasMessageContaining("content: is empty; say something");
    }

    @Test
    void fromAKnownSenderTheTextsFaultsAreToldAtOnce() {
        HubbubException refusal = catchThrowableOfType(
                HubbubException.class, () -> rules.draft(Room.LOBBY, ANN, "x".repeat(101), "\u00fc".repeat(33)));
        assertThat(refusal.faults())
                .containsExactly(
                        new Fault("content", "has 101 bytes of UTF-8; at most 100 are allowed"),
                        new Fault("correlation_id", "has 66 bytes of UTF-8; at most 64 are allowed"));
    }

    /** A character of each length in UTF-8, as often as fits, and once more. */
    @ParameterizedTest
    @CsvSource({"x, 100", "\u00fc, 50", "\u65e5, 33", "\ud83d\ude00, 25"})
    void theLimitIsInBytesNotCharacters(String character, int fitting) {
        int room = 100 - fitting * Text.utf8Bytes(character);
        String full = character.repeat(fitting) + "x".repeat(room);
        assertThat(rules.draft(Room.LOBBY, ANN, full, "").bytes()).isEqualTo(100);
        assertThat(rules.flaw(full + "x")).isEqualTo("has 101 bytes of UTF-8; at most 100 are allowed");
    }

    @Test
    void theLastCharacterMustFitWhole() {
        assertThat(new MessageRules(4).flaw("\ud83d\ude00")).isNull();
        assertThat(new MessageRules(3).flaw("\ud83d\ude00")).isNotNull();
        assertThat(new MessageRules(5).flaw("\u65e5\u672c")).isNotNull();
        assertThat(new MessageRules(6).flaw("\u65e5\u672c")).isNull();
    }

    @Test
    void aCorrelationIdHasAtMost64Bytes() {
        assertThat(rules.draft(Room.LOBBY, ANN, "x", "\u00fc".repeat(32)).correlationId())
                .hasSize(32);
        assertThatThrownBy(() -> rules.draft(Room.LOBBY, ANN, "x", "\u00fc".repeat(32) + "c"))
                .isInstanceOf(HubbubException.class);
    }

    @Test
    void headersAreCarriedAndCounted() {
        Draft draft = rules.draft(Room.LOBBY, ANN, new Content("x", "", Map.of("colour", "gr\u00fcn")));
        assertThat(draft.headers()).containsExactly(Map.entry("colour", "gr\u00fcn"));
        assertThat(draft.bytes()).isEqualTo(1 + 6 + 5);
    }

    @Test
    void headersHaveAtMost4096BytesInAll() {
        assertThatThrownBy(() -> rules.draft(Room.LOBBY, ANN, new Content("x", "", Map.of("a", "b".repeat(4_096)))))
                .isInstanceOf(HubbubException.class)
                .hasMessageContaining("headers: have 4097 bytes of UTF-8 in all; at most 4096 are allowed");
    }

    @Test
    void bytesAreCarriedAndCountedWithTheLineThatStandsInForThem() {
        Binary binary = new Binary(new byte[] {0, 1, 2}, "");
        Draft draft = rules.draft(Room.LOBBY, ANN, Content.of(binary, "", "", Map.of()));
        assertThat(draft.binary()).isSameAs(binary);
        assertThat(draft.content()).isEqualTo("[application/octet-stream, 3 bytes]");
        assertThat(draft.bytes()).isEqualTo(3 + draft.content().length());
    }

    @Test
    void bytesAreBoundedAsTextsAre() {
        HubbubException refusal = catchThrowableOfType(
                HubbubException.class,
                () -> rules.draft(
                        Room.LOBBY, ANN, Content.of(new Binary(new byte[101], "picture"), "a", "", Map.of())));
        assertThat(refusal.faults()).extracting(Fault::field).containsExactly("body", "content_type");
        assertThat(refusal).hasMessageContaining("body: has 101 bytes; at most 100 are allowed");
        assertThat(rules.draft(Room.LOBBY, ANN, Content.of(new Binary(new byte[100], "a/b"), "a", "", Map.of()))
                        .bytes())
                .isEqualTo(101);
        assertThatThrownBy(
                        () -> rules.draft(Room.LOBBY, ANN, Content.of(new Binary(new byte[0], ""), "", "", Map.of())))
                .hasMessageContaining("body: is empty");
    }

    @Test
    void aTextMayHaveNul() {
        assertThat(rules.flaw("a\0b")).isNull();
    }

    @Test
    void aTextMayHaveLineBreaks() {
        assertThat(rules.flaw("one\ntwo\r\n")).isNull();
    }

    @Test
    void aClientCannotNameADirectRoom() {
        HubbubException refusal =
                catchThrowableOfType(HubbubException.class, () -> rules.draft("@bob", "ann", "", "psst", ""));
        assertThat(refusal.faults()).extracting(Fault::field).containsExactly("room");
    }

    @Test
    void aLimitBelowOneByteIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageRules(0))
                .withMessageContaining("hubbub.message.max-bytes");
    }
}
