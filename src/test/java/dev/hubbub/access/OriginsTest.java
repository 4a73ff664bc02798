package dev.hubbub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages are let in, and by which names a server of its own machine goes. */
class OriginsTest {

    private static final Origins SAME = new Origins(List.of(Origins.SAME));
    private static final Origins FRIENDS =
            new Origins(List.of(Origins.SAME, "https://Chat.example", "http://a.example:81"));

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, localhost:8080, true",
        "HTTP://LocalHost:8080, LOCALHOST:8080, true",
        "http://[::1]:8080, [::1]:8080, true",
        "http://localhost:8081, localhost:8080, false",
        "http://localhost, localhost:8080, false",
        "http://evil.example, localhost:8080, false",
        "http://localhost:8080.evil.example, localhost:8080, false",
        "http://evil@localhost:8080, localhost:8080, false",
        "null, localhost:8080, false",
        "file://, localhost:8080, false",
        "'', localhost:8080, false",
        "http://localhost:8080, , false"
    })
    void thePageOfTheHostItselfIsOfTheSameOrigin(String origin, String host, boolean let) {
        assertThat(SAME.allow(origin, host)).isEqualTo(let);
    }

    @Test
    void whatSaysNothingIsNoBrowser() {
        assertThat(SAME.allow(null, "localhost:8080")).isTrue();
    }

    @Test
    void otherOriginsAreLetInAsTheyAreListed() {
        assertThat(FRIENDS.allow("https://chat.example", "localhost")).isTrue();
        assertThat(FRIENDS.allow("http://chat.example", "localhost")).isFalse();
        assertThat(FRIENDS.allow("https://chat.example:8443", "localhost")).isFalse();
        assertThat(FRIENDS.isListed("http://localhost:8080")).isFalse();
        assertThat(FRIENDS.listAny()).isTrue();
        assertThat(SAME.listAny()).isFalse();
        assertThat(new Origins(List.of(Origins.ANY)).allow("null", "localhost")).isTrue();
        assertThat(new Origins(List.of("https://chat.example")).allow("http://localhost", "localhost"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "localhost:8080", "LOCALHOST", "127.0.0.1:8080", "127.9.9.9", "[::1]", "[::1]:80"})
    void aMachineGoesByNamesThatNobodyElseCanGiveIt(String host) {
        assertThat(SAME.knowHost(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.1@evil.example",
                "10.0.0.7",
                "[::2]",
                "[::1].evil.example",
                "a:b:c",
                ""
            })
    void itGoesByNoOther(String host) {
        assertThat(SAME.knowHost(host)).isFalse();
    }

    @Test
    void itGoesByTheNamesOfItsFriendsOnAnyPort() {
        assertThat(FRIENDS.knowHost("chat.example")).isTrue();
        assertThat(FRIENDS.knowHost("chat.example:8080")).isTrue();
        assertThat(FRIENDS.knowHost("A.example")).isTrue();
        assertThat(FRIENDS.knowHost("b.example")).isFalse();
        assertThat(new Origins(List.of(Origins.ANY)).knowHost("b.example")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://chat.example:443, https://chat.example, true",
        "HTTP://chat.example:80, http://chat.example, true",
        "https://[2001:db8::1]:443, https://[2001:db8::1], true",
        "https://[2001:db8::443], https://[2001:db8::443], true",
        "https://chat.example:80, https://chat.example, false",
        "http://chat.example:443, http://chat.example, false",
        "https://chat.example:8443, https://chat.example:8443, true"
    })
    void aSchemesOwnPortIsTheOneThatBrowsersLeaveOut(String listed, String sent, boolean let) {
        assertThat(new Origins(List.of(listed)).isListed(sent)).isEqualTo(let);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat.example", "https://chat.example/", "ws://chat.example", "https://", "same"})
    void whatIsNoOriginIsRefusedWithHowOneIsWritten(String wrong) {
        assertThatThrownBy(() -> new Origins(List.of(Origins.SAME, wrong)))
                .hasMessageContaining("\"" + wrong + "\"")
                .hasMessageContaining("https://chat.example");
    }
}
