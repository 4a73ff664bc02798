package dev.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryTest {

    @ParameterizedTest
    @CsvSource({
        "1234, Image/PNG, '[image/png, 1,234 bytes]'",
        "1, '', '[application/octet-stream, 1 byte]'",
        "2, text/plain ;charset=utf-16, '[text/plain, 2 bytes]'"
    })
    void aLineStandsInForTheBytes(int length, String type, String line) {
        assertThat(new Binary(new byte[length], type).standIn()).isEqualTo(line);
    }

    @Test
    void theSameBytesOfTheSameTypeAreEqual() {
        Binary one = new Binary(new byte[] {1}, "a/b");

        assertThat(one)
                .isEqualTo(new Binary(new byte[] {1}, "a/b"))
                .hasSameHashCodeAs(new Binary(new byte[] {1}, "a/b"));
        assertThat(one).isNotEqualTo(new Binary(new byte[] {2}, "a/b"));
        assertThat(one).isNotEqualTo(new Binary(new byte[] {1}, "a/c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "text/plain;charset=utf-8", "application/vnd.x+json ; v=1"})
    void aTypeHasTwoParts(String type) {
        assertThat(MediaType.flaw(type)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/", "/b", "a b/c", "a/b\nx"})
    void allElseIsNoType(String type) {
        assertThat(MediaType.flaw(type)).startsWith("must be a MIME type");
        assertThat(MediaType.flaw("a/" + "b".repeat(254))).isNotNull();
    }
}
