package dev.hubbub.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageMarkTest {

    private final MessageMark mark = new MessageMark("k3x9-1");

    @Test
    void readsWhatWasWritten() {
        String content =
                write(new Sent(StageTrends.of("main", false), 7, 123_456, 42, 99, 1_500_000_000L, 1_500_000_123L, 3));

        assertThat(mark.read(content + "and whatever else is said")).isTrue();

        assertThat(mark.room()).isEqualTo(7);
        assertThat(mark.number()).isEqualTo(123_456);
        assertThat(mark.publisher()).isEqualTo(42);
        assertThat(mark.sequence()).isEqualTo(99);
        assertThat(mark.intendedNanos()).isEqualTo(1_500_000_000L);
        assertThat(mark.sentNanos()).isEqualTo(1_500_000_123L);
    }

    @Test
    void isFoundWhereverTheTargetHasPutIt() {
        String written = write(new Sent(StageTrends.of("main", false), 7, 8, 42, 99, 5, 6, 3));

        assertThat(mark.read("{\"text\":\"" + written + "and more\"}")).isTrue();

        assertThat(mark.number()).isEqualTo(8);
        assertThat(mark.publisher()).isEqualTo(42);
    }

    @Test
    void isShortEvenAtTheEndOfTheLongestRun() {
        long day = 24L * 3600 * 1_000_000_000;
        StringBuilder content = new StringBuilder();
        Sent last = new Sent(StageTrends.of("main", false), 9_999, 50_000_000, 49_999, 1_000_000, day, day, 1);

        MessageMark.write(content, "zzzz-999999", 9_999, last);

        assertThat(content.length()).isLessThanOrEqualTo(MessageMark.MAX_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "hub.",
                "hub.k3x9-1",
                "hub.k3x9-1.",
                "hub.k3x9-1.0.0.0.0.0",
                "hub.k3x9-1.0.0.0.0.0.0",
                "hub.k3x9-1.0.0..0.0.0 ",
                "hub.k3x9-1.0.0.-1.0.0.0 ",
                "hub.k3x9-12.0.0.0.0.0.0 ",
                "hub.other-1.0.0.0.0.0.0 "
            })
    void knowsWhatIsNotItsOwn(String content) {
        assertThat(mark.read(content)).isFalse();
    }

    private static String write(Sent sent) {
        StringBuilder content = new StringBuilder();
        MessageMark.write(content, "k3x9-1", sent.room(), sent);
        return content.toString();
    }
}
