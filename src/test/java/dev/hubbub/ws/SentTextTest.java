package dev.hubbub.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.message.Content;
import dev.hubbub.stomp.Command;
import dev.hubbub.stomp.Frame;
import dev.hubbub.stomp.StompException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentTextTest {

    @Test
    void aSendersOwnHeadersAreCarriedAndTheServersAreNot() {
        Content content = SentText.of(send("content-type", "text/plain")
                .header("colour", "green")
                .header("gap", "1-500")
                .header("ack", "x")
                .header("sender", "somebody else")
                .header("correlation-id", "c-1")
                .body("hi")
                .build());

        assertThat(content)
                .isEqualTo(new Content("hi", "c-1", Map.of("content-type", "text/plain", "colour", "green")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain\n", "text/plain;\ncharset=utf-8", "text", "text/", "text/plain;charset=latin-1"})
    void whatIsNoTypeOrNoUtf8IsRefused(String type) {
        assertThatThrownBy(
                        () -> SentText.of(send("content-type", type).body("hi").build()))
                .isInstanceOf(StompException.class);
    }

    private static Frame.Builder send(String name, String value) {
        return Frame.of(Command.SEND).header("destination", "/room/x").header(name, value);
    }
}
