package dev.hubbub.ws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.message.Binary;
import dev.hubbub.message.Content;
import dev.hubbub.stomp.Command;
import dev.hubbub.stomp.Frame;
import dev.hubbub.stomp.StompException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentContentTest {

    @Test
    void aSendersOwnHeadersAreCarriedAndTheServersAreNot() {
        Content content = SentContent.of(send("content-type", "text/plain")
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
    @ValueSource(strings = {"text/plain\n", "text/plain;\ncharset=utf-8", "text", "text/"})
    void whatIsNoTypeIsRefused(String type) {
        assertThatThrownBy(() ->
                        SentContent.of(send("content-type", type).body("hi").build()))
                .isInstanceOf(StompException.class)
                .hasMessageContaining("must be a MIME type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json",
                "text/plain; charset=UTF-8",
                "image/svg+xml",
                "audio/x;charset=utf-8"
            })
    void utf8IsTextUnlessItsTypeSaysOtherwise(String type) {
        Content content = SentContent.of(
                send("content-type", type).body("gr\u00fc\u00df\0").build());

        assertThat(content.text()).isEqualTo("gr\u00fc\u00df\0");
        assertThat(content.binary()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "application/octet-stream,'[application/octet-stream, 2 bytes]'",
        "Application/Octet-Stream;x=y,'[application/octet-stream, 2 bytes]'",
        "image/png,'[image/png, 2 bytes]'",
        "text/plain;charset=utf-16,'[text/plain, 2 bytes]'",
        "text/plain; charset=\"latin-1\",'[text/plain, 2 bytes]'"
    })
    void whatSaysThatItIsNoUtf8IsBytes(String type, String standIn) {
        Content content = SentContent.of(send("content-type", type).body("hi").build());

        assertThat(content.binary()).isEqualTo(new Binary("hi".getBytes(UTF_8), type));
        assertThat(content.text()).isEqualTo(standIn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/plain;charset=utf-8", "image/png"})
    void whatIsNoUtf8IsBytesWhateverItsType(String type) {
        byte[] body = {'h', (byte) 0xff, 0};

        assertThat(SentContent.of(send("content-type", type).body(body).build()).binary())
                .isEqualTo(new Binary(body, type));
        assertThat(SentContent.of(send("x", "y").body(body).build()).binary())
                .isEqualTo(new Binary(body, "application/octet-stream"));
    }

    private static Frame.Builder send(String name, String value) {
        return Frame.of(Command.SEND).header("destination", "/room/x").header(name, value);
    }
}
