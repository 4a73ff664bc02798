package dev.hubbub.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hubbub.client.Reach;
import dev.hubbub.client.Target;
import dev.hubbub.client.Tls;
import dev.hubbub.client.Transport;
import dev.hubbub.error.Fault;
import dev.hubbub.error.Faults;
import dev.hubbub.error.HubbubException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRulesTest {

    private final TargetRules rules =
            new TargetRules(Reach.of(List.of("localhost", "127.0.0.1", "::1", "chat.test:9000")), false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:9000",
                "LOCALHOST:1",
                "127.0.0.1:80",
                "[::1]:9000",
                "[0:0:0:0:0:0:0:1]:9000",
                "chat.test:9000"
            })
    void whatIsListedMayBeDialled(String address) {
        assertThat(faults(rules, Target.plain(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com:9000",
                "chat.test:9001",
                "a.chat.test:9000",
                "localhost.example.com:9000",
                "127.0.0.1.example.com:9000",
                "127.1:9000",
                "2130706433:9000",
                "0.0.0.0:9000",
                "169.254.169.254:80",
                "unix:///run/docker.sock",
                "dns:///example.com:9000",
                ""
            })
    void nothingElseMay(String address) {
        assertThat(faults(rules, Target.plain(address))).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("target.url");
            assertThat(fault.detail()).contains(address, "hubbub.lab.allowed-targets");
        });
    }

    @Test
    void eachOfSeveralMustBeAllowed() {
        Target near = Target.plain("localhost:9000");

        assertThat(faults(rules, near, Target.plain("127.0.0.1:9001"))).isEmpty();
        assertThat(faults(rules, near, Target.plain("example.com:1"), Target.plain("example.com:2")))
                .extracting(Fault::detail)
                .satisfiesExactly(first -> assertThat(first).startsWith("example.com:1 "), second -> assertThat(second)
                        .startsWith("example.com:2 "));
        assertThat(faults(rules, trusting(Path.of("/etc/passwd")), trusting(Path.of("/etc/passwd"))))
                .extracting(Fault::field)
                .containsExactly("target.tls.trust");
    }

    @Test
    void aFileOfThisMachineMayNotBeNamed() {
        assertThat(faults(rules, trusting(Path.of("/etc/passwd"))))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("target.tls.trust");
                    assertThat(fault.detail())
                            .contains("hubbub.lab.allow-files=true")
                            .doesNotContain("passwd");
                });
        assertThat(faults(rules, trusting(null))).isEmpty();
    }

    @Test
    void aFileMayBeNamedWhereThatIsAllowed() {
        TargetRules open = new TargetRules(Reach.of(List.of("localhost")), true);

        assertThat(faults(open, trusting(Path.of("/etc/ssl/ca.pem")))).isEmpty();
    }

    @Test
    void everyFaultIsNoted() {
        Target target = new Target(Transport.GRPC, "example.com:443", new Tls(Path.of("ca.pem"), true), null);

        assertThat(faults(rules, target)).extracting(Fault::field).containsExactly("target.url", "target.tls.trust");
    }

    private static Target trusting(@Nullable Path file) {
        return new Target(Transport.GRPC, "localhost:9000", new Tls(file, true), null);
    }

    private static List<Fault> faults(TargetRules rules, Target... target) {
        List<Target> targets = List.of(target);
        Faults faults = new Faults();
        rules.check(targets, faults);
        @Nullable HubbubException thrown = catchThrowableOfType(HubbubException.class, faults::throwIfAny);
        return thrown == null ? List.of() : thrown.faults();
    }
}
