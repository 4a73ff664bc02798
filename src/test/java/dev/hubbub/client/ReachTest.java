package dev.hubbub.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom clients may dial, by what is written and by what is found. */
class ReachTest {

    private static final Reach USUAL = Reach.of(List.of("localhost", "127.0.0.0/8", "::1"));
    private static final Reach WIDER =
            Reach.of(List.of("localhost", "10.0.0.0/9", "192.0.2.7:9000", "2001:db8::/33", "chat.test:9000"));

    @ParameterizedTest
    @ValueSource(strings = {"localhost:1", "127.0.0.1:9000", "127.9.9.9:80", "[::1]:9000", "[::ffff:127.0.0.1]:9000"})
    void loopbackIsCovered(String address) {
        assertThat(USUAL.covers(HostPort.of(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"128.0.0.1:9000", "0.0.0.0:9000", "[::2]:9000", "[::ffff:10.0.0.1]:9000", "example.invalid:80"})
    void nothingElseIs(String address) {
        assertThat(USUAL.covers(HostPort.of(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1:1",
                "10.127.255.255:1",
                "192.0.2.7:9000",
                "[2001:db8:7fff::1]:9000",
                "chat.test:9000",
                "CHAT.test:9000"
            })
    void networksAddressesAndNamesAreCovered(String address) {
        assertThat(WIDER.covers(HostPort.of(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.128.0.1:1", "192.0.2.7:9001", "[2001:db8:8000::1]:1", "chat.test:9001", "192.0.2.8:9000"})
    void butNotWhatIsBesideThem(String address) {
        assertThat(WIDER.covers(HostPort.of(address))).isFalse();
    }

    @Test
    void aNameIsWorthItsAddressesUnlessItIsListed() throws UnknownHostException {
        assertThat(USUAL.mayDial(found("chat.test", 127, 0, 0, 1))).isTrue();
        assertThat(USUAL.mayDial(found("chat.test", 10, 0, 0, 1))).isFalse();
        assertThat(WIDER.mayDial(found("chat.test", 203, 0, 113, 1))).isTrue();
        assertThat(WIDER.mayDial(found("other.test", 203, 0, 113, 1))).isFalse();
    }

    @Test
    void localhostIsThisMachineWhateverANameServiceSays() throws UnknownHostException {
        assertThat(USUAL.mayDial(found("localhost", 203, 0, 113, 1))).isFalse();
    }

    @Test
    void whatWasNotFoundIsNotDialled() {
        assertThat(USUAL.mayDial(InetSocketAddress.createUnresolved("127.0.0.1", 9000)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "chat.test/8", "::/129"})
    void whatIsNoNetworkIsRefused(String entry) {
        assertThatThrownBy(() -> Reach.of(List.of(entry)))
                .hasMessageContaining("hubbub.lab.allowed-targets")
                .hasMessageContaining(entry);
    }

    private static InetSocketAddress found(String name, int... address) throws UnknownHostException {
        byte[] bytes = new byte[address.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) address[i];
        }
        return new InetSocketAddress(InetAddress.getByAddress(name, bytes), 9000);
    }
}
