package dev.hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that believes everybody is warned of. */
class ForwardedAddressesTest {

    @Test
    void onlyNamedProxiesAreToBeBelieved() {
        assertThat(ForwardedAddresses.isAnybodyBelieved(true, List.of())).isTrue();
        assertThat(ForwardedAddresses.isAnybodyBelieved(true, List.of("10.0.0.2")))
                .isFalse();
        assertThat(ForwardedAddresses.isAnybodyBelieved(false, List.of())).isFalse();
    }
}
