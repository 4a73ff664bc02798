package dev.hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.client.HostPort;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which targets are this very server, and are shown its own token: none that somebody else may listen at. */
class OwnHostTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "127.0.0.1, localhost",
        "localhost, localhost",
        "localhost, LOCALHOST",
        "127.0.0.2, 127.0.0.2",
        "[::1], [0:0::1]",
        "0.0.0.0, 127.0.0.1",
        "0.0.0.0, 127.1.2.3",
        "::, [::1]",
        "::, localhost",
        "10.0.0.5, 10.0.0.5"
    })
    void whatItListensOnIsItself(String listens, String dialled) throws UnknownHostException {
        String host = HostPort.of(dialled).host();

        assertThat(OwnHost.of(listens).isAt(host)).isTrue();
        assertThat(OwnHost.of(listens).isAt(InetAddress.getByName(host))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.2",
        "127.0.0.1, ::1",
        "127.0.0.2, localhost",
        "127.0.0.2, 127.0.0.1",
        "10.0.0.5, 127.0.0.1",
        "10.0.0.5, localhost",
        "10.0.0.5, ::1",
        "10.0.0.5, 10.0.0.6",
        "0.0.0.0, 10.0.0.5",
        "no-such-host.invalid, 127.0.0.1"
    })
    void elsewhereSomebodyElseMayListen(String listens, String dialled) throws UnknownHostException {
        String host = HostPort.of(dialled).host();

        assertThat(OwnHost.of(listens).isAt(host)).isFalse();
        assertThat(OwnHost.of(listens).isAt(InetAddress.getByName(host))).isFalse();
    }

    @Test
    void aNameIsItselfAndTheAddressThatItHas() throws UnknownHostException {
        InetAddress here = InetAddress.getByName("10.0.0.5");
        OwnHost named = new OwnHost("chat.internal", here);

        assertThat(named.isAt("chat.internal")).isTrue();
        assertThat(named.isAt("10.0.0.5")).isTrue();
        assertThat(named.isAt(InetAddress.getByAddress("chat.internal", here.getAddress())))
                .isTrue();
        assertThat(named.isAt("other.internal")).isFalse();
        assertThat(named.isAt(InetAddress.getByName("10.0.0.6"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 127.0.0.1:9000",
        "::, 127.0.0.1:9000",
        "::1, [0:0:0:0:0:0:0:1]:9000",
        "10.0.0.5, 10.0.0.5:9000",
        "localhost, localhost:9000"
    })
    void itIsDialledWhereItListens(String listens, String dialled) {
        assertThat(OwnHost.of(listens).dialled(9000)).isEqualTo(dialled);
    }
}
