package dev.hubbub.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** How much there may be of one address. */
class AddressQuotaTest {

    @Test
    void asManyAsAllowedComeUntilOneGoes() throws UnknownHostException {
        AddressQuota quota = new AddressQuota(2);
        InetSocketAddress here = at("192.0.2.1", 1);

        assertThat(quota.enter(here)).isTrue();
        assertThat(quota.enter(at("192.0.2.1", 2))).isTrue();
        assertThat(quota.enter(here)).isFalse();
        assertThat(quota.enter(at("192.0.2.2", 1))).isTrue();
        quota.leave(here);
        assertThat(quota.enter(here)).isTrue();
    }

    @Test
    void whatIsGoneIsForgotten() throws UnknownHostException {
        AddressQuota quota = new AddressQuota(2);
        quota.enter(at("192.0.2.1", 1));
        assertThat(quota.addresses()).isEqualTo(1);

        quota.leave(at("192.0.2.1", 1));

        assertThat(quota.addresses()).isZero();
    }

    @Test
    void allOfACustomersIpv6AddressesAreOne() throws UnknownHostException {
        AddressQuota quota = new AddressQuota(1);

        assertThat(quota.enter(at("2001:db8:0:1::1", 1))).isTrue();
        assertThat(quota.enter(at("2001:db8:0:1:ffff::2", 1))).isFalse();
        assertThat(quota.enter(at("2001:db8:0:2::1", 1))).isTrue();
    }

    @Test
    void withoutALimitNothingIsCounted() throws UnknownHostException {
        AddressQuota quota = new AddressQuota(0);

        assertThat(quota.enter(at("192.0.2.1", 1))).isTrue();
        assertThat(quota.addresses()).isZero();
    }

    @Test
    void aNegativeLimitIsRefusedByTheNamesOfItsSettings() {
        assertThatThrownBy(() -> new AddressQuota(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hubbub.grpc.max-connections-per-address")
                .hasMessageContaining("hubbub.stomp.max-sessions-per-address")
                .hasMessageContaining("-1");
    }

    private static InetSocketAddress at(String address, int port) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(address), port);
    }
}
