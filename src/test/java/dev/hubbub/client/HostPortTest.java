package dev.hubbub.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

    @ParameterizedTest
    @CsvSource({
        "localhost:9000, localhost, 9000",
        "LocalHost, localhost,",
        "10.0.0.7:80, 10.0.0.7, 80",
        "[::1]:9000, 0:0:0:0:0:0:0:1, 9000",
        "[0:0::0:1], 0:0:0:0:0:0:0:1,",
        "::1, 0:0:0:0:0:0:0:1,",
        "chat.example.com:443, chat.example.com, 443"
    })
    void readsHostsAndPorts(String text, String host, Integer port) {
        assertThat(HostPort.of(text)).isEqualTo(new HostPort(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "localhost:", "localhost:x", "dns:///localhost:9000", "a:b:c"})
    void whatIsMalformedIsNoHostThatAnybodyHas(String text) {
        assertThat(HostPort.of(text).isLoopback()).isFalse();
        assertThat(HostPort.of(text).port()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:1",
                "LOCALHOST",
                "127.0.0.1:9000",
                "127.9.8.7",
                "::1",
                "[::1]:9000",
                "::ffff:127.0.0.1"
            })
    void knowsLoopback(String text) {
        assertThat(HostPort.of(text).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1.example.com", "localhost.example.com", "10.0.0.7", "0.0.0.0", "::", "[::2]:9000"})
    void knowsWhatIsNoLoopback(String text) {
        assertThat(HostPort.of(text).isLoopback()).isFalse();
    }

    @Test
    void oneAddressHasOneForm() {
        assertThat(HostPort.of("[0:0:0:0:0:0:0:1]:9000")).isEqualTo(HostPort.of("[::1]:9000"));
    }
}
