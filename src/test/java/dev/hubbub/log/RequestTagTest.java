package dev.hubbub.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTagTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void theClientsOwnNamesAreKept() {
        RequestTag tag = RequestTag.of("order-7/retry:2", "00-" + TRACE + "-00f067aa0ba902b7-01");

        assertThat(tag).isEqualTo(new RequestTag("order-7/retry:2", TRACE));
    }

    @Test
    void withoutANameOneIsMadeUp() {
        RequestTag one = RequestTag.of(null, null);

        assertThat(one.id()).matches("[0-9a-f]{16}");
        assertThat(one.traceId()).isEmpty();
        assertThat(RequestTag.of(null, null)).isNotEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "line\nforged", "\u001b[31mred", "caf\u00e9", "\"level\": \"x\""})
    void aNameThatCouldForgeALineIsNotTaken(String name) {
        assertThat(RequestTag.of(name, null).id()).matches("[0-9a-f]{16}");
    }

    @Test
    void norOneThatFillsTheLog() {
        assertThat(RequestTag.of("x".repeat(129), null).id()).hasSize(16);
        assertThat(RequestTag.of("x".repeat(128), null).id()).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-" + TRACE,
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + TRACE + "-00f067aa0ba902b7-01x",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
            })
    void aTraceInBadFormIsNone(String traceParent) {
        assertThat(RequestTag.of("r", traceParent).traceId()).isEmpty();
    }
}
