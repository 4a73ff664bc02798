package dev.hubbub.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\u007f\u0080",
                "\u07ff\u0800",
                "\ud7ff\ue000\uffff",
                "\ud800\udc00",
                "\udbff\udfff",
                "\ud83d",
                "a\ud83d",
                "\ud83dz",
                "\ude00",
                "\ude00\ud83d",
                "\ud83d\ud83d\ude00"
            })
    void measuresWhatEncodingWouldWrite(String text) {
        assertThat(Text.utf8Bytes(text)).isEqualTo(text.getBytes(UTF_8).length);
    }

    @Test
    void measuresAnyTextOfAnyCharsAsEncodingWould() {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 2_000; i++) {
            String text = randomText(random);
            assertThat(Text.utf8Bytes(text)).as("%x", text.hashCode()).isEqualTo(text.getBytes(UTF_8).length);
        }
    }

    @Test
    void knowsControlCharactersOfBothRanges() {
        assertThat(Text.hasControlCharacter("a\u001f")).isTrue();
        assertThat(Text.hasControlCharacter("a\u009f")).isTrue();
        assertThat(Text.hasControlCharacter("a \u00a0")).isFalse();
    }

    /** Half of the chars are surrogates, paired or not. */
    private static String randomText(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append((char) (random.nextBoolean() ? random.nextInt(0xd800, 0xe000) : random.nextInt(0x10000)));
        }
        return text.toString();
    }
}
