package dev.hubbub.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hubbub.client.Target;
import dev.hubbub.error.HubbubException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a scenario may dial that comes over HTTP. */
class ScenarioGateTest {

    private static final Set<String> OWN = Set.of("127.0.0.1:9000", "localhost:9000", "chat.internal:9000");

    /** Where loopback is not allowed. */
    private final ScenarioGate gate = new ScenarioGate(
            () -> List.of(Target.plain("127.0.0.1:9000")),
            target -> OWN.contains(target.address()),
            List.of("10.0.0.7:9000"),
            false);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9000", "localhost:9000", "chat.internal:9000", "10.0.0.7:9000"})
    void thisServerMayBeDialledHoweverItIsWritten(String address) {
        assertThat(gate.read(null, dialling(address)).target().address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9001", "localhost:9001", "127.0.0.2:9000"})
    void theRestOfItsMachineMayNot(String address) {
        assertThatThrownBy(() -> gate.read(null, dialling(address)))
                .isInstanceOf(HubbubException.class)
                .hasMessageContaining("hubbub.lab.allowed-targets");
    }

    @Test
    void itIsDialledWhereNobodyElseIsNamed() {
        assertThat(gate.read("smoke", null).target().address()).isEqualTo("127.0.0.1:9000");
    }

    private static ByteArrayInputStream dialling(String address) {
        String scenario =
                """
                name: dialling
                target: {url: '%s'}
                scenarios:
                  all: {executor: constant-vus, vus: 1, duration: 1s, exec: subscribe}
                """
                        .formatted(address);
        return new ByteArrayInputStream(scenario.getBytes(StandardCharsets.UTF_8));
    }
}
